import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import type { Right } from './rights.ts';

export default check({
	title: text('The role asks for deleting Pod logs', '角色要求删除 Pod 日志的权限'),
	why: text(
		'The API server only reads logs, so the right does nothing today. It shows either a mistake or the wish to cover tracks.',
		'API 服务器只提供日志读取，该权限目前不起作用；它要么是笔误，要么表明想掩盖行踪。',
	),
	mend: text('Allow only `get` on `pods/log`.', '对 `pods/log` 只允许 `get`。'),
	severity: 'low',
	// It does nothing.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1070'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right,
			severity: { cluster: 'low', namespace: 'low' },
			isRemovable: true,
			where: ({ rule }) => !rule.verbs.includes('*'),
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: log-collector
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [pods/log]
    verbs: [get, delete]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: log-collector
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [pods/log]
    verbs: [get]
`,
		},
	],
});

const right: Right = [{ verbs: ['delete', 'deletecollection'], on: { '': ['pods/log'] } }];
