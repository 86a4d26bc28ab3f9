import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import { lineBefore, withoutCommand } from '../../image/splice.ts';
import type { Fix } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('RUN changes the folder with cd', 'RUN 中用 cd 切换目录'),
	why: text(
		'cd holds for its own RUN alone, which readers of the next instruction overlook; WORKDIR holds for all that follows.',
		'cd 只在所在的 RUN 中有效，阅读后续指令时容易忽略；WORKDIR 对其后的所有指令生效。',
	),
	mend: text('Set the folder with WORKDIR before the RUN.', '在 RUN 之前用 WORKDIR 设置目录。'),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: (view) =>
		view.runs.flatMap((run) => {
			const { text: line } = run;
			const [first] = run.calls;
			// In a group of its own it ends with the group.
			if (first?.program !== 'cd' || first.args.length === 0 || line.startsWith('(')) return [];
			const fix = before(view, run);
			return { path: first.path, ...(fix && { fix }) };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/node:24.4.0
COPY . /app
RUN cd /app && npm run build
USER 10001
`,
			good: `FROM registry.example.com/node:24.4.0
COPY . /app
WORKDIR /app
RUN npm run build
USER 10001
`,
		},
	],
});

/** Right if nothing that follows was meant for the folder from before. */
function before(view: DockerfileView, run: InstructionView): Fix | undefined {
	const [first] = run.calls;
	const [folder, ...more] = first?.args ?? [];
	if (!first || !folder || more.length > 0 || run.calls.length < 2 || run.isTrigger)
		return undefined;
	if (!/^\/[\w./@-]*$/.test(folder.text) || isRelativeAfter(view, run)) return undefined;
	const removal = withoutCommand(view, run, first);
	if (!removal) return undefined;
	const splices = [lineBefore(view, run, `WORKDIR ${folder.text}`), removal];
	return { safety: 'evidence', edits: [], splices };
}

/** Whether an instruction after the RUN, before the next absolute WORKDIR, names a place from here. */
function isRelativeAfter({ stages }: DockerfileView, { stage, path }: InstructionView): boolean {
	const at = Number(path.at(-1)) + 1;
	for (const { keyword, words } of stages[stage]?.instructions.slice(at) ?? []) {
		const place = words.at(-1)?.value ?? '';
		const isAbsolute = place.startsWith('/');
		if (keyword === 'WORKDIR') return !isAbsolute;
		if ((keyword === 'COPY' || keyword === 'ADD') && !isAbsolute) return true;
	}
	return stages.some(({ parent }) => parent === stage);
}
