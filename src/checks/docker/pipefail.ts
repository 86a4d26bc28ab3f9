import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import { lineBefore } from '../../image/splice.ts';
import type { Fix } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A pipe hides that a command fails', '管道掩盖了命令失败'),
	why: text(
		'A pipe is as good as its last command: when the download before it fails, the build goes on with half of the data or none.',
		'管道的结果只看最后一个命令：前面的下载失败时，构建会带着残缺的数据继续。',
	),
	mend: text(
		'Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` before, or begin the RUN with `set -o pipefail`.',
		'在之前设置 `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`，或在 RUN 开头写 `set -o pipefail`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect(view) {
		// What mends the first RUN below a SHELL mends the others too.
		const firsts = new Map<string, Fix | undefined>();
		return view.runs.flatMap((run) => {
			const { calls, shell, stage } = run;
			if (shell.includes('pipefail')) return [];
			const isSet = ({ program, args }: (typeof calls)[number]) =>
				(program === 'set' || program === 'bash') && args.some((each) => each.text === 'pipefail');
			const last = calls.find(({ input }) => input && !cannotFail.has(input.program));
			if (!last || calls.some(isSet)) return [];
			const { path, isBare } = last;
			if (!isBare || run.isTrigger) return { path };
			const key = `${stage} ${shell.join(' ')}`;
			if (!firsts.has(key)) firsts.set(key, shellBefore(view, run));
			const fix = firsts.get(key);
			return { path, ...(fix && { fix }) };
		});
	},
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN curl -fsSL https://downloads.example.com/agent-2.4.0.tar.gz | tar -xz -C /opt
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fsSL https://downloads.example.com/agent-2.4.0.tar.gz | tar -xz -C /opt
USER 10001
`,
		},
	],
});

const cannotFail: ReadonlySet<string> = new Set(['echo', 'printf', 'yes', 'true', 'cat', ':']);

/** Right if the image has this shell. That of Alpine is called ash, and knows pipefail. */
function shellBefore(view: DockerfileView, run: InstructionView): Fix | undefined {
	const { shell, stage } = run;
	const [program, ...options] = shell;
	const command = options.pop();
	if (!program || !command) return undefined;
	const base = baseOf(view, stage);
	const isSmall = /(?:^|[/:-])(?:alpine|busybox)/.test(base);
	const own = isSmall ? '/bin/ash' : '/bin/bash';
	const words = [program === '/bin/sh' ? own : program, ...options, '-o', 'pipefail', command];
	const line = `SHELL [${words.map((word) => JSON.stringify(word)).join(', ')}]`;
	return { safety: 'evidence', edits: [], splices: [lineBefore(view, run, line)] };
}

function baseOf({ stages }: DockerfileView, stage: number): string {
	let at = stages[stage];
	while (at?.parent !== undefined) at = stages[at.parent];
	return at?.base.value ?? '';
}
