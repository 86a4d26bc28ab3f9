import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findNamedSecret } from './find.ts';

export default check({
	title: text('A secret stands in a ConfigMap', 'ConfigMap 中写有密钥'),
	why: text(
		'ConfigMaps are for what everybody may see: far more people and programs may read them than Secrets, they are not encrypted at rest, and tools print them.',
		'ConfigMap 用于可公开的内容：能读取它的人和程序远多于 Secret，它不做静态加密，各种工具还会直接打印其内容。',
	),
	mend: text(
		'Revoke the secret, and keep the new one in a Secret that is not in the repository.',
		'吊销该密钥，把新密钥放入不进代码仓库的 Secret。',
	),
	severity: 'high',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'resource',
	kinds: ['ConfigMap'],
	detect({ apiVersion, value }) {
		if (apiVersion !== 'v1') return undefined;
		return Object.entries(asFields(value.data)).flatMap(([key, content]) => {
			const secret = typeof content === 'string' ? findNamedSecret(key, content) : undefined;
			if (!secret) return [];
			const { kind, severity } = secret;
			return {
				path: ['data', key],
				isSecret: true as const,
				...(severity && { severity }),
				message: text(
					`The key ${quote(key)} holds ${kind.en}`,
					`键 ${quote(key)} 的值中有${kind.zh}`,
				),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: report-mailer
data:
  settings.toml: |
    [store]
    url = "redis://mailer:kR7-vm2Qz@redis.shop:6379/0"
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: report-mailer
data:
  settings.toml: |
    [store]
    url = "redis://redis.shop:6379/0"
    password_file = "/run/secrets/redis/password"
`,
		},
	],
});
