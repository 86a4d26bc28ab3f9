import { type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { annotationMistake, type Mistake } from './annotations.ts';

export default check({
	title: text('A standard label does not hold what its name says', '标准标签的值不符合其含义'),
	why: text(
		'Inventories, scanners and update tools read the `org.opencontainers.image` labels by their specification. What has another form is passed over, so the image seems to have no source, no date or no licence.',
		'资产清单、扫描器和更新工具按规范读取 `org.opencontainers.image` 标签；格式不符的值会被忽略，镜像就像没有来源、日期或许可证。',
	),
	mend: text(
		'Write it as the specification has it: a full URL, an RFC 3339 date, an SPDX expression.',
		'按规范书写：完整的 URL、RFC 3339 日期、SPDX 许可证表达式。',
	),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect: ({ instructions }) =>
		instructions.flatMap(({ keyword, pairs, path }) => {
			if (keyword !== 'LABEL') return [];
			return pairs.flatMap(({ name, written, value }, at) => {
				// What the build fills in is not known here.
				if (value === undefined || written?.includes('$')) return [];
				const mistake = annotationMistake(name, value);
				if (!mistake) return [];
				return { path: [...path, 'pairs', at], message: messages[mistake](quote(name)) };
			});
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
LABEL org.opencontainers.image.source=git.example.com/shop \\
      org.opencontainers.image.created="24 Nov 2026" \\
      org.opencontainers.image.licenses="Apache 2.0"
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
LABEL org.opencontainers.image.source=https://git.example.com/shop \\
      org.opencontainers.image.created="2026-11-24T08:30:00Z" \\
      org.opencontainers.image.licenses="Apache-2.0"
USER 10001
`,
		},
	],
});

const messages: { readonly [M in Mistake]: (label: string) => Text } = {
	empty: (label) => text(`The label ${label} is empty`, `标签 ${label} 为空`),
	unknown: (label) => text(`The specification has no label ${label}`, `规范中没有标签 ${label}`),
	date: (label) => text(`${label} is no RFC 3339 date`, `${label} 不是 RFC 3339 日期`),
	url: (label) => text(`${label} is no full URL`, `${label} 不是完整的 URL`),
	licence: (label) => text(`${label} is no SPDX expression`, `${label} 不是 SPDX 许可证表达式`),
	digest: (label) => text(`${label} is no digest`, `${label} 不是 digest`),
};
