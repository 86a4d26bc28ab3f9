import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { connectTo } from './rights.ts';

export default check({
	title: text('The role may run commands in every container', '角色可在任意容器中执行命令'),
	why: text(
		'`pods/exec` opens a shell in any Pod of the cluster, with its data, its Secrets and the token of its ServiceAccount, those of the most powerful ones included. Before 1.35 `get` is enough for it.',
		'`pods/exec` 可在集群任意 Pod 中打开 shell，取得其数据、Secret 和 ServiceAccount 令牌，包括权限最高的那些。1.35 之前仅有 `get` 即可。',
	),
	mend: text(
		'Bind the role in single namespaces, or use it for a limited time only.',
		'只在个别命名空间绑定该角色，或仅限时授予。',
	),
	severity: 'high',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1609'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world, version }) =>
		holders(role, world, {
			right: connectTo('pods/exec', version),
			severity: { cluster: 'high' },
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
    resources: [pods/exec]
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
