import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';

export default check({
	title: text('The Pod shares the IPC namespace of its node', 'Pod 共享节点的 IPC 命名空间'),
	why: text(
		'The containers reach the System V and POSIX shared memory, semaphores and queues of the node and of every other Pod that shares it, and can read or change what passes through them.',
		'容器可以访问节点以及其他同样共享该命名空间的 Pod 的共享内存、信号量和消息队列，读取或篡改其中的数据。',
	),
	mend: text(
		'Remove `hostIPC`; containers of one Pod share an IPC namespace anyway.',
		'删除 `hostIPC`；同一 Pod 内的容器本来就共享 IPC 命名空间。',
	),
	severity: 'high',
	standards: [
		'pss:baseline',
		'cis:5.2.4',
		'nsa:pod-security-enforcement',
		'mitre:T1611',
		'owasp-k8s:K01',
	],
	on: 'pod',
	mentions: ['hostIPC'],
	detect: (pod, context) =>
		forbidden('hostNamespaces', pod, context, ({ at }) =>
			at.at(-1) === 'hostIPC'
				? // A program that talks to the node through shared memory loses its peer.
					{ fix: { safety: 'evidence', edits: [{ kind: 'set', path: at, value: false }] } }
				: undefined,
		),
	examples: [
		{
			bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: model-training
spec:
  template:
    spec:
      hostIPC: true
      restartPolicy: Never
      containers:
        - name: trainer
          image: registry.example.com/trainer:2.3.0
`,
			good: `apiVersion: batch/v1
kind: Job
metadata:
  name: model-training
spec:
  template:
    spec:
      hostIPC: false
      restartPolicy: Never
      containers:
        - name: trainer
          image: registry.example.com/trainer:2.3.0
`,
		},
	],
});
