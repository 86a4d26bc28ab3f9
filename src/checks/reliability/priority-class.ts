import { asNumber, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Pod has no priority class', 'Pod 没有优先级类'),
	why: text(
		'When a node runs out of memory or the cluster out of room, the kubelet and the scheduler take the Pods of low priority first. Without a class all of them are equally unimportant.',
		'节点内存耗尽或集群容量不足时，kubelet 与调度器先驱逐低优先级的 Pod。未设置优先级类时，所有 Pod 同样不重要。',
	),
	mend: text(
		'Set `priorityClassName` to a PriorityClass of your cluster.',
		'将 `priorityClassName` 设为集群中的某个 PriorityClass。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'pod',
	detect(pod) {
		if (asString(pod.spec.priorityClassName) || asNumber(pod.spec.priority) !== undefined) {
			return undefined;
		}
		return { path: pod.at('spec', 'priorityClassName') };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      priorityClassName: business-critical
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
`,
		},
	],
});
