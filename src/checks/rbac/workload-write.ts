import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { workloadWrite } from './rights.ts';

export default check({
	title: text('The role may start Pods in every namespace', '角色可在所有命名空间启动 Pod'),
	why: text(
		'A Pod runs as any ServiceAccount of its namespace and mounts any Secret there, so this role has the rights of all of them, those of kube-system included. Where Pod Security does not forbid it, a privileged Pod owns its node as well.',
		'Pod 可使用所在命名空间的任意 ServiceAccount，并可挂载其中任意 Secret，因此该角色等于拥有包括 kube-system 在内所有账号的权限。若未受 Pod Security 限制，特权 Pod 还能控制节点。',
	),
	mend: text(
		'Bind the role by RoleBindings in the namespaces that it is for.',
		'改用 RoleBinding，只在需要的命名空间绑定该角色。',
	),
	severity: 'high',
	standards: ['cis:5.1.4', 'nsa:rbac', 'mitre:T1610', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right: workloadWrite, severity: { cluster: 'high' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: release-bot
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get, list, patch]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: release-bot
  namespace: shop
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get, list, patch]
`,
		},
	],
});
