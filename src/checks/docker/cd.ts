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
	detect: ({ runs }) =>
		runs.flatMap(({ calls, text: line }) => {
			const [first] = calls;
			// In a group of its own it ends with the group.
			if (first?.program !== 'cd' || first.args.length === 0 || line.startsWith('(')) return [];
			return { path: first.path };
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
