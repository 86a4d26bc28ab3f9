import { policiesFor, policyReads } from '../../kube/network/policies.ts';
import { directions } from '../../kube/network/policy.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isProtectable } from './absence.ts';

export default check({
	title: text(
		'Network policies cut the workload off in one direction only',
		'网络策略只隔离了工作负载的一个方向',
	),
	why: text(
		'Without ingress rules anybody in the cluster may call it; without egress rules a broken-in program reaches everything, the internet included.',
		'入站未隔离时集群内任何程序都能访问它；出站未隔离时，被攻破的程序可以访问包括互联网在内的一切。',
	),
	mend: text(
		'Add the other direction to `policyTypes`, with rules for what is needed.',
		'在 `policyTypes` 中加入另一个方向，并写明所需流量的规则。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:network-separation', 'mitre:T1041', 'owasp-k8s:K07'],
	on: 'pod',
	reads: policyReads,
	// No fix: the direction that is added cuts off what no rule allows.
	detect(pod, { world }) {
		if (!isProtectable(pod)) return undefined;
		const { own, open, isWhole } = policiesFor(pod, world);
		if (own.length === 0 || !isWhole) return undefined;
		const lacking = directions.filter(
			(each) => ![...own, ...open].some(({ isolates }) => isolates[each]),
		);
		if (lacking.length !== 1) return undefined;
		return {
			path: pod.at('metadata', 'labels'),
			message: text(
				`Policies select the workload, but none is for ${lacking[0]}`,
				`有策略选中该工作负载，但没有一条涉及 ${lacking[0]}`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
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
