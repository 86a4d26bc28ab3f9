import type { Fix } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'WORKDIR is relative to a folder that the base decides',
		'WORKDIR 是相对路径，取决于基础镜像',
	),
	why: text(
		'Where the files end up depends on the working directory of the base image, and moves when that changes.',
		'文件的实际位置取决于基础镜像的工作目录，基础镜像一变就会随之改变。',
	),
	mend: text('Begin the path with `/`.', '使用以 `/` 开头的绝对路径。'),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect({ stages }) {
		// Whether a stage has a known folder at its end, which stages on it take over.
		const known: boolean[] = [];
		return stages.flatMap(({ instructions, parent }) => {
			let isKnown = parent !== undefined && known[parent] === true;
			let isFirst = parent === undefined;
			const problems = instructions.flatMap(({ keyword, words, path, isTrigger }) => {
				const [word] = words;
				const value = word?.value;
				if (keyword !== 'WORKDIR' || isTrigger || isKnown) return [];
				isKnown = value === undefined || absolute.test(value);
				if (isKnown || value === undefined) return [];
				const name = quote(value);
				const message = text(
					`WORKDIR ${name} is relative to the working directory of the base image`,
					`WORKDIR ${name} 相对于基础镜像的工作目录`,
				);
				// Those after the first are relative to it.
				const start = isFirst && word && /^[\w$]/.test(word.text) ? word.span.start : undefined;
				isFirst = false;
				if (start === undefined) return { path, message };
				// Right if the base works in `/`.
				const splices = [{ start, end: start, text: '/' }];
				const fix: Fix = { safety: 'evidence', edits: [], splices };
				return { path, message, fix };
			});
			known.push(isKnown);
			return problems;
		});
	},
	examples: [
		{
			bad: `FROM registry.example.com/node:24.4.0
WORKDIR app
COPY . .
USER 10001
`,
			good: `FROM registry.example.com/node:24.4.0
WORKDIR /app
COPY . .
USER 10001
`,
		},
	],
});

/** On Windows with a drive. */
const absolute = /^(?:[/\\]|[A-Za-z]:)/;
