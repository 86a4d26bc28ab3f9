import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { connectTo } from './rights.ts';

export default check({
	title: text('The role may attach to every container', '角色可附加到任意容器'),
	why: text(
		'`pods/attach` reads and writes the terminal of the main process of any Pod. Where that is a shell or a debugger, it is as good as a command. Before 1.35 `get` is enough for it.',
		'`pods/attach` 可读写任意 Pod 主进程的终端；若主进程是 shell 或调试器，就等于能执行命令。1.35 之前仅有 `get` 即可。',
	),
	mend: text(
		'Take the right away, or bind the role in single namespaces.',
		'去掉该权限，或只在个别命名空间绑定该角色。',
	),
	severity: 'medium',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1609'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world, version }) =>
		holders(role, world, {
			right: connectTo('pods/attach', version),
			severity: { cluster: 'medium' },
			isRemovable: true,
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: support
rules:
  - apiGroups: [""]
    resources: [pods, pods/log]
    verbs: [get, list]
  - apiGroups: [""]
    resources: [pods/attach]
    verbs: [create]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: support
rules:
  - apiGroups: [""]
    resources: [pods, pods/log]
    verbs: [get, list]
`,
		},
	],
});
