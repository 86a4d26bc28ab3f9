import { policyReads } from '../../kube/network/policies.ts';
import { isNetworkPolicy, networkPolicy } from '../../kube/network/policy.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { allowDns, cutOffBy } from './dns.ts';

export default check({
	title: text('The network policy cuts its Pods off from DNS', '网络策略使其 Pod 无法访问 DNS'),
	why: text(
		'Once a policy selects a Pod for egress, port 53 is closed too. Nothing is found by its name any more, not even the destination that the policy allows. Answers too large for UDP come by TCP.',
		'策略一旦对 Pod 的出站生效，53 端口也随之关闭，按名称什么都找不到，连策略放行的目标也不例外。UDP 装不下的应答要走 TCP。',
	),
	mend: text(
		'Allow UDP and TCP 53 to the DNS of the cluster.',
		'放行到集群 DNS 的 UDP 和 TCP 53 端口。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	reads: policyReads,
	detect(policy, { world }) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { selector, isolates, rules } = networkPolicy(policy);
		// A policy without rules denies on purpose.
		if (!isolates.egress || rules.egress.length === 0) return undefined;
		const found = cutOffBy(policy, selector, world);
		if (!found) return undefined;
		const { pod, isWhole } = found;
		const workload = `${pod.resource.kind} ${quote(pod.resource.name)}`;
		const port = isWhole ? '' : 'TCP ';
		const path = ['spec', 'egress'];
		return {
			path,
			...(!isWhole && { severity: 'low' as const }),
			message: text(
				`No policy lets the ${workload} reach ${port}port 53`,
				`没有策略允许 ${workload} 访问 ${port}53 端口`,
			),
			// Right if the program looks up names at all.
			fix: { safety: 'evidence', edits: [{ kind: 'append', path, value: allowDns }] },
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
      app: orders
  policyTypes: [Egress]
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: orders-db
      ports:
        - port: 5432
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
  policyTypes: [Egress]
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: orders-db
      ports:
        - port: 5432
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP
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
