import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The name of a label is not one that tools expect', '标签名不符合惯例'),
	why: text(
		"Docker's guidelines ask for names in lower case with dots and hyphens; filters and policies are written for these. Some beginnings are Docker's own, which may give them a meaning.",
		'Docker 的规范要求标签名使用小写字母、数字、点和连字符，过滤条件和策略也据此编写；部分前缀为 Docker 保留，可能被赋予特殊含义。',
	),
	mend: text(
		'Name it after a domain of yours: `com.example.team`.',
		'以自有域名命名，例如 `com.example.team`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: ({ instructions }) =>
		instructions.flatMap(({ keyword, pairs, path }) => {
			if (keyword !== 'LABEL') return [];
			return pairs.flatMap(({ name }, at) => {
				// It is empty where only the build knows it.
				if (name === '' || (form.test(name) && !reserved.test(name))) return [];
				const label = quote(name);
				const message = reserved.test(name)
					? text(
							`The label ${label} has a name of Docker's own`,
							`标签 ${label} 使用了 Docker 保留的前缀`,
						)
					: text(
							`The label ${label} has other letters than a-z, 0-9, single dots and hyphens`,
							`标签 ${label} 含有 a-z、0-9、单个点和连字符以外的字符`,
						);
				return { path: [...path, 'pairs', at], message };
			});
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
LABEL Owner_Team=payments com.docker.tier=1
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
LABEL com.example.owner-team=payments com.example.tier=1
USER 10001
`,
		},
	],
});

const form = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;
