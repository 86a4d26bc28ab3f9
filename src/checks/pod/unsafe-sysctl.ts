import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The Pod sets an unsafe sysctl', 'Pod 设置了不安全的 sysctl'),
	why: text(
		'Only a few sysctls are kept apart per Pod and harmless to others. The rest can starve or disturb the node, and the kubelet refuses the Pod unless the node allows them.',
		'只有少数 sysctl 按 Pod 隔离且不影响他人。其余可能耗尽或干扰节点资源；除非节点明确允许，kubelet 会拒绝该 Pod。',
	),
	mend: text(
		'Remove the sysctl, or set it on the node for all.',
		'删除该 sysctl，或在节点上统一设置。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1499', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['sysctls'],
	detect: (pod, context) =>
		forbidden('sysctls', pod, context, ({ value }) => {
			const name = asString(value);
			if (name === undefined) return {};
			const written = quote(name);
			return {
				message: text(
					`The sysctl ${written} is not on the safe list of this Kubernetes version`,
					`sysctl ${written} 不在该 Kubernetes 版本的安全列表中`,
				),
			};
		}),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: load-balancer
spec:
  securityContext:
    sysctls:
      - name: net.core.somaxconn
        value: "4096"
      - name: net.ipv4.ip_unprivileged_port_start
        value: "80"
  containers:
    - name: balancer
      image: registry.example.com/balancer:3.0.5
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: load-balancer
spec:
  securityContext:
    sysctls:
      - name: net.ipv4.ip_unprivileged_port_start
        value: "80"
  containers:
    - name: balancer
      image: registry.example.com/balancer:3.0.5
`,
		},
	],
});
