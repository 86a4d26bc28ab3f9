import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { escalate } from './rights.ts';

export default check({
	title: text(
		'The role may write roles with more rights than its holder has',
		'角色可写入超出自身权限的角色',
	),
	why: text(
		'With `escalate` the API server no longer asks whether the writer of a role has its rights. Whoever also may change a role that he holds gives himself everything. The verb `*` includes it.',
		'有了 `escalate`，API 服务器不再检查写入角色的人是否拥有其中的权限；若还能修改自己所持的角色，就能给自己任意权限。动词 `*` 也包含它。',
	),
	mend: text(
		'Take `escalate` away; grant what the written roles contain instead.',
		'去掉 `escalate`，改为授予所写角色中包含的权限。',
	),
	severity: 'critical',
	standards: ['cis:5.1.8', 'nsa:rbac', 'mitre:T1098', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right: escalate,
			severity: { cluster: 'critical', namespace: 'medium' },
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: tenant-operator
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [roles]
    verbs: [create, update, escalate]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: tenant-operator
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [roles]
    verbs: [create, update]
`,
		},
	],
});
