import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { connectTo } from './rights.ts';

export default check({
	title: text('The role may forward ports of Pods', '角色可转发 Pod 端口'),
	why: text(
		'The connection comes from the node, so no NetworkPolicy stops it, and it reaches ports that listen on localhost only. Before 1.35 `get` is enough for it.',
		'连接由节点发起，NetworkPolicy 无法阻止，还能访问只监听 localhost 的端口。1.35 之前仅有 `get` 即可。',
	),
	mend: text('Take the right away where people do not debug.', '在无需人工调试之处去掉该权限。'),
	severity: 'medium',
	// People debug by it in many sound clusters.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1572'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world, version }) =>
		holders(role, world, {
			right: connectTo('pods/portforward', version),
			severity: { cluster: 'medium', namespace: 'low' },
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
    resources: [pods/portforward]
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
