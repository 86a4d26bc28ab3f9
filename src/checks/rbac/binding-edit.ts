import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { bind, escalate, type Right } from './rights.ts';

export default check({
	title: text('The role may add people to existing bindings', '角色可向现有绑定添加主体'),
	why: text(
		'Its holder can let others into every binding whose role he has himself, where nobody looks: the binding keeps its name and age.',
		'持有者可在不引人注意的情况下，把他人加入其自身也拥有的角色的绑定中，因为绑定的名称和创建时间不变。',
	),
	mend: text(
		'Allow `create` and `delete` of bindings instead, which the audit log shows plainly, or name the bindings.',
		'改为允许创建和删除绑定（审计日志中更明显），或用 `resourceNames` 限定绑定。',
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
    resources: [rolebindings]
    verbs: [get, list, patch]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: team-lead
  namespace: shop
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [rolebindings]
    verbs: [get, list]
`,
		},
	],
});

const bindings = ['rolebindings', 'clusterrolebindings'];
const right: Right = [
	{ verbs: ['update', 'patch'], on: { 'rbac.authorization.k8s.io': bindings } },
];
