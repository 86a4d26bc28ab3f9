import { isNetworkPolicy, networkPolicy, type Rule } from '../../kube/network/policy.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'A rule for outsiders opens every Pod of the namespace',
		'面向外部的规则开放了命名空间中的所有 Pod',
	),
	why: text(
		'The policy selects all Pods, so what a rule lets in from other namespaces or addresses reaches the databases and jobs besides the one that needs it, and every Pod that comes later.',
		'该策略选中全部 Pod，因此从其他命名空间或地址放行的流量不仅能到达真正需要它的 Pod，还能到达数据库、任务以及今后新增的所有 Pod。',
	),
	mend: text(
		'Name the Pods that are meant in `podSelector`; keep `{}` for policies that deny.',
		'在 `podSelector` 中写明目标 Pod；`{}` 只用于拒绝策略。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect(policy) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { selector, isolates, rules } = networkPolicy(policy);
		if (selector.length > 0 || !isolates.ingress) return undefined;
		return rules.ingress.filter(isForOutsiders).map(({ path }) => ({ path }));
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: from-gateway
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: gateway
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: from-gateway
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: gateway
`,
		},
	],
});

/** Everybody on every port is the matter of network/allow-all-ingress. */
function isForOutsiders({ peers, ports }: Rule): boolean {
	if (!peers) return ports !== undefined;
	return peers.some((peer) => peer.kind === 'block' || (peer.kind === 'pods' && peer.namespaces));
}
