import { isNetworkPolicy } from '../../kube/network/policy.ts';
import type { World } from '../../kube/world.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { enforces, isFlannel } from './plugins.ts';

export default check({
	title: text('The network plugin does not enforce network policies', '网络插件不执行网络策略'),
	why: text(
		'Flannel connects Pods and leaves policies to others. The API server takes the policies of the inputs without a word, and nothing is cut off.',
		'Flannel 只负责连通 Pod，不执行策略。API server 会照常接受输入中的这些策略，但没有任何流量被阻断。',
	),
	mend: text(
		'Add an enforcer such as kube-network-policies or Calico, or change to a plugin that is one.',
		'部署 kube-network-policies 或 Calico 等策略执行组件，或改用自带该能力的网络插件。',
	),
	severity: 'high',
	standards: ['cis:5.3.1', 'nsa:network-separation', 'owasp-k8s:K07'],
	on: 'pod',
	reads: ['Pod', 'NetworkPolicy'],
	detect(pod, { world }) {
		const container = pod.containers.find((each) => each.role === 'regular' && isFlannel(each));
		if (!container) return undefined;
		if (!world.ofKind('NetworkPolicy').some(isNetworkPolicy) || isEnforced(world)) return undefined;
		return { path: container.at('image'), container: container.name };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: kube-flannel-ds
  namespace: kube-flannel
spec:
  selector:
    matchLabels:
      app: flannel
  template:
    metadata:
      labels:
        app: flannel
    spec:
      containers:
        - name: kube-flannel
          image: ghcr.io/flannel-io/flannel:v0.27.4
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: kube-flannel-ds
  namespace: kube-flannel
spec:
  selector:
    matchLabels:
      app: flannel
  template:
    metadata:
      labels:
        app: flannel
    spec:
      containers:
        - name: kube-flannel
          image: ghcr.io/flannel-io/flannel:v0.27.4
        - name: kube-network-policies
          image: registry.k8s.io/networking/kube-network-policies:v0.9.2
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`,
		},
	],
});

function isEnforced(world: World): boolean {
	return world.pods.some((pod) => pod.containers.some(enforces));
}
