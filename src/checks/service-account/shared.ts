import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { accountKinds, accountPath, isWorkload, mountsToken, workloadsWith } from './accounts.ts';

export default check({
	title: text(
		'Several workloads share one ServiceAccount',
		'多个工作负载共用同一个 ServiceAccount',
	),
	why: text(
		'Each workload has the rights that all of them together need, and the audit log cannot tell who used them.',
		'每个工作负载都拥有全部共用者所需权限的总和，审计日志也无法区分是谁在使用。',
	),
	mend: text(
		'Give each workload a ServiceAccount of its own.',
		'为每个工作负载创建各自的 ServiceAccount。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'pod',
	reads: accountKinds,
	detect(pod, { world }) {
		// Pods of the default account are the matter of service-account/default-token.
		if (pod.serviceAccountName === 'default' || !isWorkload(pod)) return undefined;
		if (!mountsToken(pod, world)) return undefined;
		const other = workloadsWith(pod, world).find(
			({ resource: { kind, name } }) => kind !== pod.resource.kind || name !== pod.resource.name,
		);
		if (!other) return undefined;
		const { kind, name } = other.resource;
		return {
			path: accountPath(pod),
			message: text(
				`${quote(pod.serviceAccountName)} is also the ServiceAccount of the ${kind} ${quote(name)}`,
				`${kind} ${quote(name)} 也使用 ServiceAccount ${quote(pod.serviceAccountName)}`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: controller
  namespace: cert-rotator
spec:
  selector:
    matchLabels:
      app: controller
  template:
    metadata:
      labels:
        app: controller
    spec:
      serviceAccountName: cert-rotator
      containers:
        - name: controller
          image: registry.example.com/cert-rotator:1.4.0
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
  namespace: cert-rotator
spec:
  schedule: 0 6 * * 1
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: cert-rotator
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/cert-report:1.4.0
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: controller
  namespace: cert-rotator
spec:
  selector:
    matchLabels:
      app: controller
  template:
    metadata:
      labels:
        app: controller
    spec:
      serviceAccountName: cert-rotator
      containers:
        - name: controller
          image: registry.example.com/cert-rotator:1.4.0
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
  namespace: cert-rotator
spec:
  schedule: 0 6 * * 1
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: cert-report
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/cert-report:1.4.0
`,
		},
	],
});
