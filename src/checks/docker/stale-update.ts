import type { DockerfileView } from '../../image/dockerfile.ts';
import { isAsWritten, withoutInstruction } from '../../image/splice.ts';
import type { Fix } from '../../model/edit.ts';
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
	detect: (view) =>
		view.stages.flatMap(({ instructions }) => {
			const runs = instructions.map(packageCalls).filter((calls) => calls.length > 0);
			// From the end on: what the next RUN installs that relies on lists from before.
			const relies = new Map<Manager, PackageCall>();
			const stale = runs.toReversed().flatMap((calls) => {
				const update = calls.find(isUpdate);
				const install = calls.find(installs);
				const { manager } = update ?? install ?? { manager: 'apt' };
				const next = relies.get(manager);
				if (install && !update) relies.set(manager, install);
				if (update) relies.delete(manager);
				if (!update || install || !next) return [];
				const fix = joined(view, update, next);
				return { path: update.call.path, ...(fix && { fix }) };
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

/** Updates in the RUN that installs. */
function joined(view: DockerfileView, update: PackageCall, install: PackageCall): Fix | undefined {
	const [{ run, call }, { run: next, call: other }] = [update, install];
	const isAlone = run.calls.length === 1 && isAsWritten(view, { text: run.text, span: call.span });
	if (!isAlone || run.flags.length > 0 || run.isTrigger || next.isTrigger) return undefined;
	// Where a failure may go unseen, or somebody else fetches, it is not the same.
	if (!other.isBare || next.heredocs.length > 0 || /[;|(){}]|[^&]&[^&]/.test(next.text))
		return undefined;
	const all = view.stages[run.stage]?.instructions ?? [];
	const between = all.slice(all.indexOf(run) + 1, all.indexOf(next));
	if (between.some(({ keyword }) => /^(?:RUN|USER|SHELL)$/.test(keyword))) return undefined;
	const { start } = other.span;
	const splices = [withoutInstruction(view, run), { start, end: start, text: `${run.text} && ` }];
	return { safety: 'safe', edits: [], splices };
}
