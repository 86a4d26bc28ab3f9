import type { ContainerView } from '../../kube/pod.ts';
import type { Problem } from '../../model/check.ts';
import { asFields, asList, asString, isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A Secret is handed over in an environment variable', 'Secret 通过环境变量传入'),
	why: text(
		'Environment variables end up in crash reports, debug pages and child processes, and keep the old value until the Pod is started anew. A mounted file does neither.',
		'环境变量容易出现在崩溃报告、调试页面和子进程中，并且在 Pod 重启前一直是旧值；挂载为文件则没有这些问题。',
	),
	mend: text('Mount the Secret as a file.', '将 Secret 以文件方式挂载。'),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.4.1', 'nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'container',
	mentions: ['secretKeyRef', 'secretRef'],
	detect: (container) => [...variables(container), ...whole(container)],
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
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: orders-db
              key: password
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
        - name: DB_PASSWORD_FILE
          value: /run/secrets/orders-db/password
      volumeMounts:
        - name: orders-db
          mountPath: /run/secrets/orders-db
          readOnly: true
  volumes:
    - name: orders-db
      secret:
        secretName: orders-db
`,
		},
	],
});

function variables(container: ContainerView): readonly Problem[] {
	return container.env.flatMap(({ index, fields }) => {
		const reference = asFields(fields.valueFrom).secretKeyRef;
		if (!isFields(reference)) return [];
		const [variable, secret] = [quoted(fields.name), quoted(reference.name)];
		return {
			path: container.at('env', index, 'valueFrom', 'secretKeyRef'),
			message: text(
				`The environment variable ${variable} comes from the Secret ${secret}`,
				`环境变量 ${variable} 取自 Secret ${secret}`,
			),
		};
	});
}

function whole(container: ContainerView): readonly Problem[] {
	return asList(container.fields.envFrom).flatMap((source, index) => {
		const reference = asFields(source).secretRef;
		if (!isFields(reference)) return [];
		const secret = quoted(reference.name);
		return {
			path: container.at('envFrom', index, 'secretRef'),
			message: text(
				`Every key of the Secret ${secret} becomes an environment variable`,
				`Secret ${secret} 的所有键都成为环境变量`,
			),
		};
	});
}

function quoted(name: unknown): string {
	return quote(asString(name) ?? '');
}
