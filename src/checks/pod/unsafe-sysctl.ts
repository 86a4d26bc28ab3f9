import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('An unsafe sysctl', '不安全的 sysctl'),
	why: text(
		'Sysctls outside of the safe list are not bounded to the Pod: they can starve or disturb every workload of the node. The kubelet refuses them unless the node allows them.',
		'安全列表之外的 sysctl 不限于该 Pod，可能耗尽或干扰节点上的所有工作负载。除非节点允许，kubelet 会拒绝。',
	),
	mend: text(
		'Remove the sysctl, or set it on nodes of their own.',
		'删除该 sysctl，或在专用节点上设置。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:hardened-environments', 'mitre:T1499', 'owasp-k8s:K01'],
	on: 'pod',
	detect: (pod, context) =>
		forbidden('sysctls', pod, context, ({ value }) => ({
			message: text(
				`the sysctl ${quote(String(value))} is not on the safe list`,
				`sysctl ${quote(String(value))} 不在安全列表中`,
			),
		})),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: search
spec:
  securityContext:
    sysctls:
      - name: kernel.msgmax
        value: "65536"
  containers:
    - name: search
      image: registry.example.com/search:8.15.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: search
spec:
  securityContext:
    sysctls:
      - name: net.ipv4.ip_unprivileged_port_start
        value: "0"
  containers:
    - name: search
      image: registry.example.com/search:8.15.0
`,
		},
	],
});
