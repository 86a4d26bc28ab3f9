import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { findNamedSecret } from './find.ts';
import { credentialSort, isLiteralCredential } from './names.ts';

export default check({
	title: text(
		'An environment variable named as a credential has its value written out',
		'名称为凭据的环境变量直接写了值',
	),
	why: text(
		'A password in a manifest is known to everybody who may read the repository or the Pod, and can be changed only by a rollout.',
		'写在清单中的密码，任何能读取代码仓库或 Pod 的人都能看到，而且只能通过重新发布来更换。',
	),
	mend: text(
		'Put the value into a Secret that is not in the repository, and refer to it with `secretKeyRef` or mount it.',
		'把值放入不进代码仓库的 Secret，用 `secretKeyRef` 引用或以文件挂载。',
	),
	severity: 'medium',
	standards: ['cis:5.4.1', 'nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'container',
	mentions: ['env'],
	detect(container) {
		if (!container.fields.env) return undefined;
		return container.env.flatMap(({ index, fields }) => {
			const [name, value] = [asString(fields.name), asString(fields.value)];
			const sort = name && value ? credentialSort(name) : undefined;
			if (!sort || !name || !value || !isLiteralCredential(sort, value)) return [];
			// What is known by its look is another check's matter.
			if (findNamedSecret(name, value)) return [];
			return {
				path: container.at('env', index, 'value'),
				isSecret: true as const,
				message: text(
					`The value of the environment variable ${quote(name)} is written out`,
					`环境变量 ${quote(name)} 的值直接写在清单中`,
				),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: mysql
spec:
  containers:
    - name: mysql
      image: registry.example.com/mysql:8.4.0
      env:
        - name: MYSQL_ROOT_PASSWORD
          value: kR7-vm2Qz
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: mysql
spec:
  containers:
    - name: mysql
      image: registry.example.com/mysql:8.4.0
      env:
        - name: MYSQL_ROOT_PASSWORD
          valueFrom:
            secretKeyRef:
              name: mysql
              key: root-password
`,
		},
	],
});
