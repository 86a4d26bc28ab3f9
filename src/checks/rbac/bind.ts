import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { bind, escalate } from './rights.ts';

export default check({
	title: text(
		'The role may bind roles that its holder does not have',
		'角色可绑定持有者自身没有的角色',
	),
	why: text(
		'With `bind` the API server lets its holder give any role to anybody, cluster-admin to himself for instance; without it only what he has already.',
		'有了 `bind`，持有者可把任意角色授予任何人，例如把 cluster-admin 授予自己；没有它则只能授予自己已有的权限。',
	),
	mend: text(
		'Name the roles that may be bound by `resourceNames`.',
		'用 `resourceNames` 限定可绑定的角色。',
	),
	severity: 'high',
	standards: ['cis:5.1.8', 'nsa:rbac', 'mitre:T1098', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right: bind,
			severity: { cluster: 'high', namespace: 'medium' },
			unless: [escalate],
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: tenant-operator
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [clusterroles]
    verbs: [bind]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: tenant-operator
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [clusterroles]
    resourceNames: [tenant-member]
    verbs: [bind]
`,
		},
	],
});
