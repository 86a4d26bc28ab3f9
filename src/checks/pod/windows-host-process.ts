import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';

export default check({
	title: text('A Windows container runs as a process of the node', 'Windows 容器作为节点进程运行'),
	why: text(
		'A HostProcess container is no container: it runs on the Windows node with its network, its files and the account that it names. Whoever controls it controls the node.',
		'HostProcess 容器并非真正的容器：它直接运行在 Windows 节点上，使用节点的网络、文件和所指定的账户。控制它就等于控制了节点。',
	),
	mend: text(
		'Remove `hostProcess`; keep it for node agents in a namespace that few may use.',
		'删除 `hostProcess`；仅在少数人可用的命名空间中为节点代理保留。',
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
	mentions: ['windowsOptions'],
	detect: (pod, context) => forbidden('windowsHostProcess', pod, context, () => ({})),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: windows-setup
spec:
  selector:
    matchLabels:
      app: windows-setup
  template:
    metadata:
      labels:
        app: windows-setup
    spec:
      os:
        name: windows
      securityContext:
        windowsOptions:
          hostProcess: true
          runAsUserName: NT AUTHORITY\\SYSTEM
      hostNetwork: true
      containers:
        - name: setup
          image: registry.example.com/windows-setup:1.2.0
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: windows-setup
spec:
  selector:
    matchLabels:
      app: windows-setup
  template:
    metadata:
      labels:
        app: windows-setup
    spec:
      os:
        name: windows
      securityContext:
        windowsOptions:
          runAsUserName: ContainerUser
      containers:
        - name: setup
          image: registry.example.com/windows-setup:1.2.0
`,
		},
	],
});
