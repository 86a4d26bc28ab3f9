import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { bind, escalate, type Right } from './rights.ts';

export default check({
	title: text('The role may create roles and bindings', '角色可创建角色和绑定'),
	why: text(
		'Its holder can pass on every right that he has, and so keep it when his own account is closed. He gets no more than he has, unless he also holds `bind` or `escalate`.',
		'持有者可把自己的所有权限转授他人，从而在自身账号被关闭后仍保有权限。若没有 `bind` 或 `escalate`，他无法得到更多权限。',
	),
	mend: text(
		'Leave roles and bindings to the people and programs that manage access.',
		'角色和绑定只交由负责访问管理的人员和程序处理。',
	),
	severity: 'medium',
	// The API server allows its holder no more than he has.
	profile: 'strict',
	standards: ['nsa:rbac', 'mitre:T1098', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right,
			severity: { cluster: 'medium', namespace: 'low' },
			unless: [escalate, bind],
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: team-lead
  namespace: shop
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [roles, rolebindings]
    verbs: [get, list, create]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: team-lead
  namespace: shop
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [roles, rolebindings]
    verbs: [get, list]
`,
		},
	],
});

const rbac = 'rbac.authorization.k8s.io';
const right: Right = [
	{ verbs: ['create', 'update', 'patch'], on: { [rbac]: ['roles', 'clusterroles'] } },
	{ verbs: ['create'], on: { [rbac]: ['rolebindings', 'clusterrolebindings'] } },
];
