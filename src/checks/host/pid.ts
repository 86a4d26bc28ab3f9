import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';

export default check({
	title: text('The Pod shares the process namespace of its node', 'Pod 共享节点的 PID 命名空间'),
	why: text(
		'The containers see every process of the node with its command line and may signal those of the same user. Together with privilege or SYS_PTRACE, hostPID is enough to become root on the node.',
		'容器能看到节点上的所有进程及其命令行，并可向同一用户的进程发送信号。若再加上特权模式或 SYS_PTRACE，即可取得节点的 root 权限。',
	),
	mend: text(
		'Remove `hostPID`; to look into one Pod, use an ephemeral debug container.',
		'删除 `hostPID`；调试单个 Pod 请使用临时容器（ephemeral container）。',
	),
	severity: 'high',
	standards: [
		'pss:baseline',
		'cis:5.2.3',
		'nsa:pod-security-enforcement',
		'mitre:T1611',
		'mitre:T1613',
		'owasp-k8s:K01',
	],
	on: 'pod',
	mentions: ['hostPID'],
	detect: (pod, context) =>
		forbidden('hostNamespaces', pod, context, ({ at }) =>
			at.at(-1) === 'hostPID'
				? // A program that watches the node's processes stops seeing them.
					{ fix: { safety: 'evidence', edits: [{ kind: 'set', path: at, value: false }] } }
				: undefined,
		),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: process-exporter
spec:
  selector:
    matchLabels:
      app: process-exporter
  template:
    metadata:
      labels:
        app: process-exporter
    spec:
      hostPID: true
      containers:
        - name: exporter
          image: registry.example.com/process-exporter:0.8.3
`,
			good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: process-exporter
spec:
  selector:
    matchLabels:
      app: process-exporter
  template:
    metadata:
      labels:
        app: process-exporter
    spec:
      hostPID: false
      containers:
        - name: exporter
          image: registry.example.com/process-exporter:0.8.3
`,
		},
	],
});
