import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { workloadWrite } from './rights.ts';

export default check({
	title: text('The role may start Pods in a namespace', '角色可在命名空间内启动 Pod'),
	why: text(
		'A Pod runs as any ServiceAccount of its namespace and mounts any Secret there, so this role has the rights of all of them.',
		'Pod 可使用所在命名空间的任意 ServiceAccount，并可挂载其中任意 Secret，因此该角色等于拥有其中所有账号的权限。',
	),
	mend: text(
		'Keep powerful ServiceAccounts and foreign Secrets out of the namespace, and enforce Pod Security there.',
		'不要在该命名空间放置高权限 ServiceAccount 和无关的 Secret，并启用 Pod Security 限制。',
	),
	severity: 'low',
	// Every delivery pipeline has it; rbac/takeover speaks where it leads to more.
	profile: 'strict',
	standards: ['cis:5.1.4', 'nsa:rbac', 'mitre:T1610', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right: workloadWrite, severity: { namespace: 'low' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: release-bot
  namespace: shop
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get, patch]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: release-bot
  namespace: shop
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get, list]
`,
		},
	],
});
