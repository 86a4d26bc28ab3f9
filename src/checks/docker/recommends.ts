import { insertBehind } from '../../image/splice.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { hasOption } from './options.ts';
import { allPackageCalls, hasVariable, lastOption } from './packages.ts';

export default check({
	title: text('Packages are installed that nobody asked for', '安装了未要求的推荐软件包'),
	why: text(
		'apt-get installs what a package recommends as well: programs that nobody uses, with flaws that have to be patched.',
		'apt-get 会一并安装推荐的软件包：无人使用却同样需要修补漏洞。',
	),
	mend: text(
		'Add `--no-install-recommends`, and name what is needed.',
		'加上 `--no-install-recommends`，并写明真正需要的软件包。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images'],
	on: 'dockerfile',
	detect: (view) =>
		allPackageCalls(view).flatMap((each) => {
			const { manager, verb, options, call, run } = each;
			if (manager !== 'apt' || verb !== 'install' || hasVariable(each)) return [];
			if (hasOption(options, '--no-install-recommends', '--without-recommends')) return [];
			if (run.text.includes('Install-Recommends')) return [];
			const behind = lastOption(each);
			if (!behind) return { path: call.path };
			// Right if the program needs nothing of what was only recommended.
			const splices = [insertBehind(behind, ' --no-install-recommends')];
			return { path: call.path, fix: { safety: 'evidence', edits: [], splices } };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install -y git
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install -y --no-install-recommends git
USER 10001
`,
		},
	],
});
