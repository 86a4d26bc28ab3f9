import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('WORKDIR is a folder of the system', 'WORKDIR 是系统目录'),
	why: text(
		'What the program writes lands among the files of the system, and COPY into it may replace them.',
		'程序写出的文件会混入系统文件，向其中 COPY 还可能覆盖系统文件。',
	),
	mend: text('Use a folder of the program, such as `/app`.', '使用程序自己的目录，例如 `/app`。'),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: ({ instructions }) =>
		instructions.flatMap(({ keyword, words, path }) => {
			const value = words[0]?.value;
			if (keyword !== 'WORKDIR' || value === undefined || !system.test(value)) return [];
			const name = quote(value);
			const message = text(
				`WORKDIR ${name} is a folder of the system`,
				`WORKDIR ${name} 是系统目录`,
			);
			return { path, message };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/python:3.14.2
WORKDIR /usr/bin
COPY report.py .
USER 10001
`,
			good: `FROM registry.example.com/python:3.14.2
WORKDIR /app
COPY report.py .
USER 10001
`,
		},
	],
});

const system =
	/^\/(?:(?:bin|boot|dev|etc|lib|lib64|proc|run|sbin|sys|usr|usr\/(?:bin|lib|sbin))\/?)?$/;
