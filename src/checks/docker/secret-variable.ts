import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findNamedSecret } from '../secret/find.ts';
import { credentialSort, isLiteralCredential } from '../secret/names.ts';

export default check({
	title: text('A secret is written into ENV or ARG', 'ENV 或 ARG 中写有密钥'),
	why: text(
		"The value is in the image's configuration or history, where everybody who can pull the image reads it, and in the repository of this file. A later layer cannot take it back.",
		'该值会留在镜像配置或历史中，任何能拉取镜像的人都能读到，代码仓库里也有一份，后续镜像层无法将其删除。',
	),
	mend: text(
		'Give it at run time from a Secret, or at build time with `RUN --mount=type=secret`; change the value that is known now.',
		'运行时从 Secret 提供，或构建时用 `RUN --mount=type=secret`，并更换已泄露的值。',
	),
	severity: 'high',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'dockerfile',
	detect: ({ globals, instructions }) =>
		[...globals, ...instructions].flatMap(({ keyword, pairs, path }) => {
			if (keyword !== 'ENV' && keyword !== 'ARG') return [];
			return pairs.flatMap(({ name, value, written }, at) => {
				// A variable is looked at where it gets its value.
				if (!value || written?.includes('$')) return [];
				const sort = credentialSort(name);
				const isNamed = sort !== undefined && isLiteralCredential(sort, value);
				if (!isNamed && !findNamedSecret(name, value)) return [];
				const variable = quote(name);
				const message = text(
					`${keyword} sets ${variable} to a secret that is written out`,
					`${keyword} 中 ${variable} 的密钥值被直接写出`,
				);
				return { path: [...path, 'pairs', at], isSecret: true as const, message };
			});
		}),
	examples: [
		{
			bad: `FROM registry.example.com/orders:1.4.0
ENV DB_HOST=db.shop DB_PASSWORD=kR7-vm2Qz
USER 10001
`,
			good: `FROM registry.example.com/orders:1.4.0
ENV DB_HOST=db.shop DB_PASSWORD_FILE=/run/secrets/db-password
USER 10001
`,
		},
	],
});
