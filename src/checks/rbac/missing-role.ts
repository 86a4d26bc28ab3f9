import { isBuiltIn } from '../../kube/rbac/built-in.ts';
import { findRole, hasRoles } from '../../kube/rbac/roles.ts';
import { isRbac } from '../../kube/rbac/rule.ts';
import { roleRefOf } from '../../kube/rbac/subjects.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { rbacKinds } from './holders.ts';
import { bindingKinds } from './powers.ts';

export default check({
	title: text('The role of the binding does not exist', '绑定引用的角色不存在'),
	why: text(
		'The binding gives nothing today. Whoever makes a role of this name later gives its rights to these subjects without touching the binding. Looked for only where the inputs hold other roles of the same kind and namespace.',
		'该绑定目前不授予任何权限；以后无论谁创建同名角色，都会在不改动绑定的情况下把权限给这些主体。仅在输入中含有同类型、同命名空间的其他角色时查找。',
	),
	mend: text(
		'Create the role, correct the name, or delete the binding.',
		'创建该角色、改正名称，或删除该绑定。',
	),
	severity: 'low',
	standards: ['nsa:rbac', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	reads: rbacKinds,
	detect(binding, { world }) {
		const role = roleRefOf(binding);
		if (!isRbac(binding) || role.name === '' || isBuiltIn(role.name)) return undefined;
		if (findRole(role, world) || !hasRoles(role, world)) return undefined;
		return {
			path: ['roleRef', 'name'],
			message: text(
				`The inputs have other ${role.kind}s, but not ${quote(role.name)}`,
				`输入中有其他 ${role.kind}，但没有 ${quote(role.name)}`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: order-reader
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: order-sync
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: orders-reader
subjects:
  - kind: ServiceAccount
    name: order-sync
    namespace: shop
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: order-reader
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: order-sync
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: order-reader
subjects:
  - kind: ServiceAccount
    name: order-sync
    namespace: shop
`,
		},
	],
});
