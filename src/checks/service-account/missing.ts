import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { accountKinds, accountObject, accountPath, hasAccounts } from './accounts.ts';

export default check({
	title: text('The ServiceAccount of the Pod does not exist', 'Pod 的 ServiceAccount 不存在'),
	why: text(
		'Without its ServiceAccount no Pod of the workload is created. Looked for among the inputs, and only where they hold other ServiceAccounts of the same namespace.',
		'缺少 ServiceAccount 时，该工作负载无法创建任何 Pod。仅在输入中含有同一命名空间的其他 ServiceAccount 时查找。',
	),
	mend: text(
		'Create the ServiceAccount or correct the name.',
		'创建该 ServiceAccount，或改正名称。',
	),
	severity: 'low',
	standards: [],
	on: 'pod',
	reads: accountKinds,
	detect(pod, { world }) {
		const { serviceAccountName: name, namespace } = pod;
		// Kubernetes makes a default account in every namespace.
		if (name === 'default' || accountObject(pod, world)) return undefined;
		if (!hasAccounts(namespace, world)) return undefined;
		return {
			path: accountPath(pod),
			message: text(
				`The inputs have ServiceAccounts of this namespace, but not ${quote(name)}`,
				`输入中有该命名空间的 ServiceAccount，但没有 ${quote(name)}`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: order-sync
  namespace: shop
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: order-sync
  namespace: shop
spec:
  schedule: "*/10 * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: orders-sync
          restartPolicy: Never
          containers:
            - name: sync
              image: registry.example.com/order-sync:2.0.4
`,
			good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: order-sync
  namespace: shop
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: order-sync
  namespace: shop
spec:
  schedule: "*/10 * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: order-sync
          restartPolicy: Never
          containers:
            - name: sync
              image: registry.example.com/order-sync:2.0.4
`,
		},
	],
});
