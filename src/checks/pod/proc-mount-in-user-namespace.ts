import { violations } from '../../kube/pod-security/violations.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { fixFor, ownerAt } from './security-contexts.ts';

export default check({
	title: text(
		'/proc is mounted without its masks in a user namespace',
		'用户命名空间中的 /proc 未加遮蔽',
	),
	why: text(
		'With `hostUsers: false` baseline allows an unmasked /proc, because root is then not root of the node. What /proc tells of kernel and node is still there to read; restricted forbids it.',
		'设置 `hostUsers: false` 后 baseline 允许未遮蔽的 /proc，因为此时的 root 不是节点的 root。但其中关于内核和节点的信息仍可读取，restricted 禁止这样做。',
	),
	mend: text(
		'Leave `procMount` out unless containers are built inside.',
		'除非在容器内构建容器，否则去掉 `procMount`。',
	),
	severity: 'medium',
	standards: ['pss:restricted', 'nsa:hardened-environments'],
	on: 'pod',
	detect(pod, context) {
		// Where baseline denies it already, pod/proc-mount says so.
		if (violations('procMount', pod, context.version).length > 0) return undefined;
		return forbidden('procMount_restricted', pod, context, ({ at, path }) =>
			fixFor(ownerAt(pod, path), {
				safety: 'evidence',
				edits: [{ kind: 'set', path: at, value: 'Default' }],
			}),
		);
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: nested
spec:
  hostUsers: false
  containers:
    - name: nested
      image: registry.example.com/nested:0.4.0
      securityContext:
        procMount: Unmasked
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: nested
spec:
  hostUsers: false
  containers:
    - name: nested
      image: registry.example.com/nested:0.4.0
      securityContext:
        procMount: Default
`,
		},
	],
});
