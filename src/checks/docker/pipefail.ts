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
	detect: ({ runs }) =>
		runs.flatMap(({ calls, shell }) => {
			if (shell.includes('pipefail')) return [];
			const isSet = ({ program, args }: (typeof calls)[number]) =>
				(program === 'set' || program === 'bash') && args.some((each) => each.text === 'pipefail');
			for (const { input, path } of calls) {
				if (input && !cannotFail.has(input.program)) return calls.some(isSet) ? [] : { path };
			}
			return [];
		}),
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
