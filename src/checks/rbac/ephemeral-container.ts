import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { ephemeralContainers } from './rights.ts';

export default check({
	title: text(
		'The role may put containers into every running Pod',
		'角色可向任意运行中的 Pod 添加容器',
	),
	why: text(
		'An ephemeral container shares the network of the Pod, may enter its processes and runs beside its ServiceAccount. It is as good as a shell, and where Pod Security allows it the way to the node.',
		'临时容器共享 Pod 的网络，可进入其进程，并可取得其 ServiceAccount 的权限；它相当于一个 shell，若 Pod Security 允许，还可通往节点。',
	),
	mend: text(
		'Bind the role in single namespaces, or use it for a limited time only.',
		'只在个别命名空间绑定该角色，或仅限时授予。',
	),
	severity: 'high',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1609', 'mitre:T1610'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right: ephemeralContainers,
			severity: { cluster: 'high' },
			isRemovable: true,
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: debugger
rules:
  - apiGroups: [""]
    resources: [pods]
    verbs: [get, list]
  - apiGroups: [""]
    resources: [pods/ephemeralcontainers]
    verbs: [patch]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: debugger
rules:
  - apiGroups: [""]
    resources: [pods]
    verbs: [get, list]
`,
		},
	],
});
