import {
	clusterPolicies,
	hasPolicies,
	policiesFor,
	policyReads,
} from '../../kube/network/policies.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { namespaceOf } from './absence.ts';
import { denyByDefault } from './default-policy.ts';

export default check({
	title: text('The namespace has no network policy', '命名空间没有网络策略'),
	why: text(
		'Without a policy every Pod of the cluster reaches every other on every port, and the internet besides. The finding stands at the Namespace, or at its first workload.',
		'没有策略时，集群中每个 Pod 都能访问其他所有 Pod 的所有端口以及互联网。问题标注在 Namespace 对象上；没有该对象时标注在其第一个工作负载上。',
	),
	mend: text(
		'Add a NetworkPolicy that denies by default, and one for what each workload needs.',
		'添加默认拒绝的 NetworkPolicy，再为各工作负载所需的流量添加策略。',
	),
	severity: 'low',
	profile: 'strict', // network/no-policy speaks of workloads
	standards: ['cis:5.3.2', 'nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	reads: policyReads,
	detect(resource, { world }) {
		const spoken = namespaceOf(resource, world);
		if (!spoken) return undefined;
		const { namespace, pods } = spoken;
		// A policy that leaves its namespace open may be applied to this one.
		if (hasPolicies(namespace, world) || hasPolicies(undefined, world)) return undefined;
		const isSelected = () => pods.some((pod) => policiesFor(pod, world).own.length > 0);
		if (clusterPolicies(world).length > 0 && isSelected()) return undefined;
		return {
			path: [
				'metadata',
				namespace === undefined || resource.kind === 'Namespace' ? 'name' : 'namespace',
			],
			message: text(
				'No network policy for this namespace is among the files that were read',
				'已读取的文件中没有该命名空间的网络策略',
			),
			fix: denyByDefault(namespace),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: ledger
  namespace: payments
spec:
  containers:
    - name: ledger
      image: registry.example.com/ledger:1.4.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: ledger
  namespace: payments
spec:
  containers:
    - name: ledger
      image: registry.example.com/ledger:1.4.0
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: payments
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`,
		},
	],
});
