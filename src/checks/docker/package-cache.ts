import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { cleanUp } from './clean-up.ts';
import { hasOption } from './options.ts';
import { deletes, mountsCache, type PackageCall, packageCalls, shippedRuns } from './packages.ts';

export default check({
	title: text('The package manager leaves its cache in the image', '包管理器的缓存留在镜像中'),
	why: text(
		'Lists and downloads that nobody reads again make the image larger, and no later instruction can take them out of this layer.',
		'不再使用的索引和下载文件使镜像变大，后续指令也无法将其从该层移除。',
	),
	mend: text(
		'Clean up in the same RUN (`rm -rf /var/lib/apt/lists/*`, `apk add --no-cache`, `dnf clean all`), or mount a cache.',
		'在同一条 RUN 中清理（`rm -rf /var/lib/apt/lists/*`、`apk add --no-cache`、`dnf clean all`），或挂载缓存。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: (view) =>
		shippedRuns(view).flatMap((run) => {
			const calls = packageCalls(run);
			const isLeft = (each: PackageCall) => fills(each) && !isClean(each, calls);
			const left = calls.find(isLeft);
			if (!left) return [];
			const name = quote(left.call.name);
			const message = text(
				`What ${name} fetches stays in the layer`,
				`${name} 下载的内容留在镜像层中`,
			);
			const fix = cleanUp(view, run, { calls, isLeft });
			return { path: left.call.path, message, ...(fix && { fix }) };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install -y --no-install-recommends git
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
USER 10001
`,
		},
		{
			bad: `FROM registry.example.com/ubi9:9.7
RUN dnf install -y \\
        git \\
    && git --version
USER 10001
`,
			good: `FROM registry.example.com/ubi9:9.7
RUN dnf install -y \\
        git \\
    && git --version \\
    && dnf clean all
USER 10001
`,
		},
		{
			bad: `FROM registry.example.com/alpine:3.22
RUN apk add git
USER 10001
`,
			good: `FROM registry.example.com/alpine:3.22
RUN apk add --no-cache git
USER 10001
`,
		},
	],
});

function fills({ manager, verb }: PackageCall): boolean {
	if (manager === 'apt') return verb === 'update';
	if (manager === 'apk') return verb === 'add' || verb === 'update' || verb === 'upgrade';
	if (manager !== 'rpm' && manager !== 'zypper') return false;
	return /^(?:in|install|update|upgrade|localinstall|groupinstall|up)$/.test(verb);
}

function isClean({ manager, options, run }: PackageCall, calls: readonly PackageCall[]): boolean {
	if (manager === 'apt') {
		return deletes(run, '/var/lib/apt') || mountsCache(run, '/var/lib/apt', '/var/cache/apt');
	}
	if (manager === 'apk' && hasOption(options, '--no-cache')) return true;
	if (deletes(run, '/var/cache', '/etc/apk/cache')) return true;
	if (mountsCache(run, '/var/cache', '/etc/apk/cache')) return true;
	return calls.some(({ verb }) => /^(?:clean|cc|cache)$/.test(verb));
}
