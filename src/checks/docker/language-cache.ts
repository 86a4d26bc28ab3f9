import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { cleanUp } from './clean-up.ts';
import { hasOption } from './options.ts';
import { deletes, mountsCache, type PackageCall, packageCalls, shippedRuns } from './packages.ts';

export default check({
	title: text(
		'A package manager of a language leaves its cache in the image',
		'语言包管理器的缓存留在镜像中',
	),
	why: text(
		'pip, npm and yarn keep what they download. In an image nobody installs again, so it only makes the layer larger.',
		'pip、npm、yarn 会保留下载内容。镜像中不会再次安装，缓存只会使镜像层变大。',
	),
	mend: text(
		'Use `pip install --no-cache-dir`, `npm cache clean --force` or `yarn cache clean`, or mount a cache.',
		'使用 `pip install --no-cache-dir`、`npm cache clean --force` 或 `yarn cache clean`，或挂载缓存。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect(view) {
		const isSwitchedOff = view.instructions.some(({ pairs }) => pairs.some(switchesOff));
		return shippedRuns(view).flatMap((run) => {
			const calls = packageCalls(run);
			const isCleaned = ({ manager }: PackageCall) =>
				calls.some((each) => each.manager === manager && each.verb === 'cache');
			const isLeft = (each: PackageCall) => fills(each, isSwitchedOff) && !isCleaned(each);
			const left = calls.find(isLeft);
			if (!left || mountsCache(run, '/.cache', '/.npm', '/yarn')) return [];
			if (deletes(run, '/.cache', '/.npm', '~/.npm', 'yarn')) return [];
			const name = quote(left.call.name);
			const message = text(
				`What ${name} fetches stays in the layer`,
				`${name} 下载的内容留在镜像层中`,
			);
			const fix = cleanUp(view, run, { calls, isLeft });
			return { path: left.call.path, message, ...(fix && { fix }) };
		});
	},
	examples: [
		{
			bad: `FROM registry.example.com/python:3.14.2
RUN pip install requests==2.32.5
USER 10001
`,
			good: `FROM registry.example.com/python:3.14.2
RUN pip install --no-cache-dir requests==2.32.5
USER 10001
`,
		},
		{
			bad: `FROM registry.example.com/node:24.4.0
COPY package.json package-lock.json ./
RUN npm ci
USER 10001
`,
			good: `FROM registry.example.com/node:24.4.0
COPY package.json package-lock.json ./
RUN npm ci && npm cache clean --force
USER 10001
`,
		},
	],
});

function switchesOff({ name }: { readonly name: string }): boolean {
	return name === 'PIP_NO_CACHE_DIR';
}

function fills({ manager, verb, options, call }: PackageCall, isSwitchedOff: boolean): boolean {
	if (manager === 'npm')
		return /^(?:install|i|add|ci)$/.test(verb) && !hasOption(options, '--cache');
	if (manager === 'yarn') return verb === '' || verb === 'add' || verb === 'install';
	if (manager !== 'pip' || verb !== 'install' || isSwitchedOff) return false;
	return !hasOption(options, '--no-cache-dir') && !call.variables.some(switchesOff);
}
