import { nameLabel } from '../../kube/network/namespaces.ts';
import {
	directions,
	isNetworkPolicy,
	networkPolicy,
	type Peer,
} from '../../kube/network/policy.ts';
import { isSelected, workloadReads } from '../../kube/network/workloads.ts';
import type { World } from '../../kube/world.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A peer of the network policy matches no Pod', '网络策略的对端没有匹配任何 Pod'),
	why: text(
		'The rule allows nothing, so the connection that it is for is cut; or the label is free for anybody to take. A podSelector alone means the namespace of the policy. Looked for only where the inputs hold workloads of that namespace.',
		'该规则不放行任何流量，预期的连接会被切断；或者任何人都能占用该标签。单独的 podSelector 只指策略所在的命名空间。仅在输入中含有该命名空间的工作负载时查找。',
	),
	mend: text(
		'Correct the labels, or add the `namespaceSelector` of the other namespace to the same peer.',
		'改正标签，或在同一对端中加上另一命名空间的 `namespaceSelector`。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	reads: ['NetworkPolicy', ...workloadReads],
	detect(policy, { world }) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { rules } = networkPolicy(policy);
		const peers = directions.flatMap((each) => rules[each].flatMap((rule) => rule.peers ?? []));
		return peers
			.filter((peer) => isEmpty(peer, policy.namespace, world))
			.map(({ path }) => ({ path: [...path, 'podSelector'] }));
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: orders-db
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: order
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
  name: orders-db
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: orders
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

/** Whether no workload of the namespaces that the peer names has the labels, as far as is known. */
function isEmpty(peer: Peer, own: string | undefined, world: World): boolean {
	if (peer.kind !== 'pods' || !peer.pods || peer.pods.length === 0) return false;
	const { pods, namespaces } = peer;
	if (!namespaces) return isSelected(pods, own, world) === false;
	const named = namespaces.find(({ key, operator }) => key === nameLabel && operator === 'In');
	if (!named || named.values.length === 0) return false;
	return named.values.every((namespace) => isSelected(pods, namespace, world) === false);
}
