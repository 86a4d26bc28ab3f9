import { programName, shells } from '../../image/calls.ts';
import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import type { Fix } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('CMD or ENTRYPOINT runs through a shell', 'CMD 或 ENTRYPOINT 经由 shell 运行'),
	why: text(
		'The shell is process 1 and does not pass signals on, so the program is killed instead of stopped, and every such image must carry a shell.',
		'shell 成为 1 号进程且不转发信号，程序会被强行杀死而不是正常停止，镜像也必须带有 shell。',
	),
	mend: text(
		'Write it as a JSON list: `CMD ["program", "argument"]`.',
		'写成 JSON 数组：`CMD ["program", "argument"]`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: (view) =>
		view.instructions.flatMap((instruction) => {
			const { keyword, form, words, path } = instruction;
			if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || words.length === 0) return [];
			// With exec the program takes the shell's place.
			if (form === 'exec' || words[0]?.text === 'exec') return [];
			const message = text(`${keyword} runs through a shell`, `${keyword} 经由 shell 运行`);
			const fix = asList(view, instruction);
			return { path, message, ...(fix && { fix }) };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
USER 10001
CMD /shop serve --port 8080
`,
			good: `FROM registry.example.com/shop:1.8
USER 10001
CMD ["/shop", "serve", "--port", "8080"]
`,
		},
	],
});

/** Right if the program was not meant to run below a shell, which keeps signals from it. */
function asList(view: DockerfileView, instruction: InstructionView): Fix | undefined {
	const { words, shell } = instruction;
	if (!shells.has(programName(shell[0] ?? '')) || isArgumentsTo(view, instruction))
		return undefined;
	const [program] = words;
	if (!program || program.text.includes('=') || ofShell.has(program.text)) return undefined;
	if (!words.every((word) => plain.test(word.text))) return undefined;
	const splices = words.map(({ text: word, span }, at) => {
		const value = JSON.stringify(word.replace(/^(["'])(.*)\1$/, '$2'));
		const [open, close] = [at === 0 ? '[' : '', at === words.length - 1 ? ']' : ','];
		return { ...span, text: `${open}${value}${close}` };
	});
	return { safety: 'evidence', edits: [], splices };
}

/** Words that mean to a shell what they mean to everybody. */
const plain = /^(?:[\w@%+=:,./-]+|"[^"\\$`!]*"|'[^']*')$/;
/** What is no program of its own. */
const ofShell: ReadonlySet<string> = new Set(
	'. : alias bg break cd command continue declare eval exit export fg for function getopts hash if jobs let local read readonly return select set shift source test time times trap type ulimit umask unset until wait while case'.split(
		' ',
	),
);

/** Only in the exec form the one is given to the other, so that both would mean something else. */
function isArgumentsTo({ stages }: DockerfileView, { keyword, stage }: InstructionView): boolean {
	const other = keyword === 'CMD' ? 'ENTRYPOINT' : 'CMD';
	for (let at: number | undefined = stage; at !== undefined; at = stages[at]?.parent) {
		if (stages[at]?.instructions.some((each) => each.keyword === other)) return true;
	}
	return stages.some(
		({ parent, instructions }) =>
			parent === stage && instructions.some((each) => each.keyword === other),
	);
}
