import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { tokenCreate } from './rights.ts';

export default check({
	title: text(
		'The role may make tokens for any ServiceAccount',
		'角色可为任意 ServiceAccount 签发令牌',
	),
	why: text(
		'A token from `serviceaccounts/token` carries all rights of its account, so this role has the rights of every account within its reach.',
		'通过 `serviceaccounts/token` 得到的令牌拥有该账号的全部权限，因此该角色等于拥有范围内所有账号的权限。',
	),
	mend: text(
		'Name the accounts by `resourceNames`, which limits this right.',
		'用 `resourceNames` 限定账号，该权限可按名称限制。',
	),
	severity: 'high',
	standards: ['cis:5.1.13', 'nsa:rbac', 'mitre:T1528', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right: tokenCreate,
			severity: { cluster: 'high', namespace: 'medium' },
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: token-broker
rules:
  - apiGroups: [""]
    resources: [serviceaccounts/token]
    verbs: [create]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: token-broker
rules:
  - apiGroups: [""]
    resources: [serviceaccounts/token]
    resourceNames: [vault-auth]
    verbs: [create]
`,
		},
	],
});
