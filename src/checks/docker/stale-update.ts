import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { type Manager, type PackageCall, packageCalls } from './packages.ts';

export default check({
	title: text(
		'The package lists are updated in a RUN of their own',
		'软件包索引在单独的 RUN 中更新',
	),
	why: text(
		'The build cache keeps that layer, so a later RUN installs from lists of long ago: old versions with known flaws, or files that the mirror no longer has.',
		'构建缓存会保留该层，后面的 RUN 会按很久以前的索引安装：装上有已知漏洞的旧版本，或因镜像站已无该文件而失败。',
	),
	mend: text(
		'Update and install in one RUN: `apt-get update && apt-get install ...`.',
		'在同一条 RUN 中更新并安装：`apt-get update && apt-get install ...`。',
	),
	severity: 'low',
	standards: ['nsa:secure-images'],
	on: 'dockerfile',
	detect: ({ stages }) =>
		stages.flatMap(({ instructions }) => {
			const runs = instructions.map(packageCalls).filter((calls) => calls.length > 0);
			// From the end on: whether the next RUN that installs relies on lists from before.
			const relies = new Set<Manager>();
			const stale = runs.toReversed().flatMap((calls) => {
				const update = calls.find(isUpdate);
				const install = calls.find(installs);
				const { manager } = update ?? install ?? { manager: 'apt' };
				const isStale = update && !install && relies.has(manager);
				if (install && !update) relies.add(manager);
				if (update) relies.delete(manager);
				return isStale ? [{ path: update.call.path }] : [];
			});
			return stale.reverse();
		}),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN apt-get update
RUN apt-get install -y --no-install-recommends git
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install -y --no-install-recommends git
USER 10001
`,
		},
	],
});

function isUpdate({ manager, verb }: PackageCall): boolean {
	return (manager === 'apt' || manager === 'apk') && verb === 'update';
}

function installs({ manager, verb }: PackageCall): boolean {
	return (
		(manager === 'apt' || manager === 'apk') && /^(?:install|add|(?:dist-)?upgrade)$/.test(verb)
	);
}
