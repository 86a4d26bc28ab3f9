import { hasPolicies, policiesFor, policyReads } from '../../kube/network/policies.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isProtectable, isShown } from './absence.ts';

export default check({
	title: text('No network policy selects the workload', '没有任何网络策略选中该工作负载'),
	why: text(
		'Whatever runs in the cluster can call it, and it can call everything: one broken-in Pod is a way to all the others. Said only where the inputs hold policies or the namespace itself.',
		'集群中的任何程序都能访问它，它也能访问一切；一个 Pod 被攻破即可通往其他所有 Pod。仅当输入中含有网络策略或该命名空间对象时才报告。',
	),
	mend: text(
		'Deny by default in the namespace, then allow what the workload needs.',
		'在命名空间中默认拒绝，再放行该工作负载所需的流量。',
	),
	severity: 'low',
	standards: ['cis:5.3.2', 'nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'pod',
	reads: policyReads,
	// No fix: it is an object of its own, and what the workload needs is not written here.
	detect(pod, { world }) {
		if (!isProtectable(pod) || !isShown(pod.namespace, world)) return undefined;
		const { own, open } = policiesFor(pod, world);
		if (own.length > 0 || open.length > 0) return undefined;
		// Where others are protected, this one was forgotten.
		const isForgotten = hasPolicies(pod.namespace, world);
		return {
			path: pod.at('metadata', 'labels'),
			...(isForgotten && {
				severity: 'medium' as const,
				message: text(
					'The namespace has network policies, but none selects this workload',
					'该命名空间有网络策略，但没有一条选中该工作负载',
				),
			}),
		};
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress, Egress]
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  namespace: shop
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
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  namespace: shop
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
