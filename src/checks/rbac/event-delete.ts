import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import type { Right } from './rights.ts';

export default check({
	title: text('The role may delete events', '角色可删除事件'),
	why: text(
		'Events show what has been started, refused and killed. Whoever can delete them covers his tracks.',
		'事件记录了启动、拒绝和终止的情况；能删除事件的人可以掩盖行踪。',
	),
	mend: text(
		'Take `delete` and `deletecollection` on events away; events expire by themselves.',
		'去掉对 events 的 `delete` 和 `deletecollection`；事件会自行过期。',
	),
	severity: 'low',
	// The audit log is the better witness.
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
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: notifier
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [events]
    verbs: [create, patch, delete]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: notifier
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [events]
    verbs: [create, patch]
`,
		},
	],
});

const verbs = ['delete', 'deletecollection'];
const right: Right = [{ verbs, on: { '': ['events'], 'events.k8s.io': ['events'] } }];
