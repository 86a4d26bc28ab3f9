import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('MAINTAINER is deprecated', 'MAINTAINER 已弃用'),
	why: text(
		'Docker has deprecated the instruction. A label says the same, where tools look for it.',
		'Docker 已弃用该指令。用标签可表达同样的信息，工具也能读取。',
	),
	mend: text(
		'Write `LABEL org.opencontainers.image.authors=...`.',
		'改写为 `LABEL org.opencontainers.image.authors=...`。',
	),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect: ({ instructions }) =>
		instructions.flatMap(({ keyword, path }) => (keyword === 'MAINTAINER' ? { path } : [])),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
MAINTAINER shop@example.com
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
LABEL org.opencontainers.image.authors="shop@example.com"
USER 10001
`,
		},
	],
});
