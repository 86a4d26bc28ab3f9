import { isOnHostNetwork, policiesFor, policyReads } from '../../kube/network/policies.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'A network policy is for a Pod on the network of its node',
		'网络策略选中了使用主机网络的 Pod',
	),
	why: text(
		"A Pod with `hostNetwork` has the node's address, and policies of Pods do not hold for it: it is as open as the node, though the policy looks as if it were not.",
		'使用 `hostNetwork` 的 Pod 使用节点地址，Pod 的网络策略对其不生效；策略看似在保护它，实际上它与节点一样开放。',
	),
	mend: text(
		'Remove `hostNetwork`, or protect the node by its firewall.',
		'去掉 `hostNetwork`，或用节点防火墙保护。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'pod',
	mentions: ['hostNetwork'],
	reads: policyReads,
	detect(pod, { world }) {
		if (!isOnHostNetwork(pod)) return undefined;
		// One that selects all Pods is not meant for this one.
		const policy = policiesFor(pod, world).own.find(
			({ kubernetes }) => kubernetes && kubernetes.selector.length > 0,
		);
		if (!policy) return undefined;
		const name = quote(policy.resource.name);
		return {
			path: pod.at('spec', 'hostNetwork'),
			message: text(
				`The NetworkPolicy ${name} selects this Pod, but does not hold on the network of the node`,
				`NetworkPolicy ${name} 选中了该 Pod，但在主机网络上不生效`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: exporter
spec:
  podSelector:
    matchLabels:
      app: exporter
  policyTypes: [Ingress]
---
apiVersion: v1
kind: Pod
metadata:
  name: exporter
  labels:
    app: exporter
spec:
  hostNetwork: true
  containers:
    - name: exporter
      image: registry.example.com/exporter:1.8.2
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: exporter
spec:
  podSelector:
    matchLabels:
      app: exporter
  policyTypes: [Ingress]
---
apiVersion: v1
kind: Pod
metadata:
  name: exporter
  labels:
    app: exporter
spec:
  containers:
    - name: exporter
      image: registry.example.com/exporter:1.8.2
`,
		},
	],
});
