import { isNetworkPolicy, networkPolicy } from '../../kube/network/policy.ts';
import { isSelected, workloadReads } from '../../kube/network/workloads.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The network policy selects no Pod', '网络策略没有选中任何 Pod'),
	why: text(
		'It protects nothing, most often because a label was misspelt or renamed. Looked for among the inputs, and only where they hold workloads of the namespace.',
		'该策略不起任何保护作用，多半是标签写错或已改名。仅在输入中含有该命名空间的工作负载时查找。',
	),
	mend: text('Correct `podSelector`, or remove the policy.', '改正 `podSelector`，或删除该策略。'),
	severity: 'low',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	reads: ['NetworkPolicy', ...workloadReads],
	detect(policy, { world }) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { selector } = networkPolicy(policy);
		if (isSelected(selector, policy.namespace, world) !== false) return undefined;
		return {
			path: ['spec', 'podSelector'],
			message: text(
				'The inputs have workloads of this namespace, but the policy selects none of them',
				'输入中有该命名空间的工作负载，但该策略一个也没有选中',
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: orders
spec:
  podSelector:
    matchLabels:
      app: order
  policyTypes: [Ingress]
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  labels:
    app: orders
spec:
  containers:
    - name: orders
      image: registry.example.com/orders:3.1.0
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: orders
spec:
  podSelector:
    matchLabels:
      app: orders
  policyTypes: [Ingress]
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  labels:
    app: orders
spec:
  containers:
    - name: orders
      image: registry.example.com/orders:3.1.0
`,
		},
	],
});
