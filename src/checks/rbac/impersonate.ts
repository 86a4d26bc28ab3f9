import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { impersonateAccounts, impersonateUsers } from './rights.ts';

export default check({
	title: text('The role may act as somebody else', '角色可冒充其他身份'),
	why: text(
		'Impersonation lends all rights of another user, group or ServiceAccount; of the group system:masters there is no limit. The verb `*` includes it.',
		'冒充可借用其他用户、组或 ServiceAccount 的全部权限；若冒充 system:masters 组则不受任何限制。动词 `*` 也包含它。',
	),
	mend: text(
		'Name the identities by `resourceNames`, and write verbs out instead of `*`.',
		'用 `resourceNames` 限定可冒充的身份，并逐一写出动词，不用 `*`。',
	),
	severity: 'critical',
	standards: ['cis:5.1.8', 'nsa:rbac', 'mitre:T1078', 'mitre:T1134', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right: [...impersonateUsers, ...impersonateAccounts],
			severity: { cluster: 'critical', namespace: 'medium' },
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: api-gateway
rules:
  - apiGroups: [""]
    resources: [users, groups]
    verbs: [impersonate]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: api-gateway
rules:
  - apiGroups: [""]
    resources: [users]
    resourceNames: [portal-reader]
    verbs: [impersonate]
`,
		},
	],
});
