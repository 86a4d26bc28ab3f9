import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findNamedSecret } from './find.ts';

export default check({
	title: text('A secret stands in an environment variable', '环境变量中写有密钥'),
	why: text(
		'Whoever may read the manifest, the repository or the Pod has the secret, and it stays in the history of both. Taken out today, it is still known.',
		'能读取该清单、代码仓库或 Pod 的人都能得到这个密钥，并且它会留在历史记录中；即使现在删除，也已经泄露。',
	),
	mend: text(
		'Revoke the secret, put a new one into a Secret that is not in the repository, and refer to it.',
		'吊销该密钥，把新密钥放入不进代码仓库的 Secret，再引用它。',
	),
	severity: 'high',
	standards: ['cis:5.4.1', 'nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'container',
	mentions: ['env'],
	detect(container) {
		if (!container.fields.env) return undefined;
		return container.env.flatMap(({ index, fields }) => {
			const value = asString(fields.value);
			if (!value) return [];
			const name = asString(fields.name) ?? '';
			const secret = findNamedSecret(name, value);
			if (!secret) return [];
			const { kind, severity } = secret;
			return {
				path: container.at('env', index, 'value'),
				isSecret: true as const,
				...(severity && { severity }),
				message: text(
					`The environment variable ${quote(name)} holds ${kind.en}`,
					`环境变量 ${quote(name)} 中有${kind.zh}`,
				),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: orders
spec:
  containers:
    - name: orders
      image: registry.example.com/orders:4.2.0
      env:
        - name: DATABASE_URL
          value: postgres://orders:kR7-vm2Qz@db.shop:5432/orders
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: orders
spec:
  containers:
    - name: orders
      image: registry.example.com/orders:4.2.0
      env:
        - name: DATABASE_PASSWORD
          valueFrom:
            secretKeyRef:
              name: orders-db
              key: password
        - name: DATABASE_URL
          value: postgres://orders:$(DATABASE_PASSWORD)@db.shop:5432/orders
`,
		},
	],
});
