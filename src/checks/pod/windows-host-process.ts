import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';

export default check({
	title: text('A Windows HostProcess container', 'Windows HostProcess 容器'),
	why: text(
		'A HostProcess container is a process of the Windows node with its network, its files and, as SYSTEM, all its rights.',
		'HostProcess 容器就是 Windows 节点上的进程，可使用其网络和文件；以 SYSTEM 运行时拥有全部权限。',
	),
	mend: text(
		'Keep HostProcess for node agents in a namespace of their own.',
		'仅供独立命名空间中的节点代理使用 HostProcess。',
	),
	severity: 'critical',
	standards: [
		'pss:baseline',
		'cis:5.2.10',
		'nsa:pod-security-enforcement',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	detect: (pod, context) => forbidden('windowsHostProcess', pod, context, () => ({})),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: node-agent
spec:
  os:
    name: windows
  hostNetwork: true
  securityContext:
    windowsOptions:
      hostProcess: true
      runAsUserName: NT AUTHORITY\\\\SYSTEM
  containers:
    - name: agent
      image: registry.example.com/agent:3.3.0
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: node-agent
spec:
  os:
    name: windows
  securityContext:
    windowsOptions:
      runAsUserName: ContainerUser
  containers:
    - name: agent
      image: registry.example.com/agent:3.3.0
`,
		},
	],
});
