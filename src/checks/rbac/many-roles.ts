import { isRbac } from '../../kube/rbac/rule.ts';
import { type Subject, subjectsOf } from '../../kube/rbac/subjects.ts';
import type { World } from '../../kube/world.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { rbacKinds } from './holders.ts';
import { bindingKinds } from './powers.ts';

export default check({
	title: text('One subject has more than ten bindings', '同一主体拥有超过十个绑定'),
	why: text(
		'Nobody can tell any more what such a subject may do, and rights that are no longer needed stay. A stolen credential has the sum of them.',
		'这样的主体究竟能做什么已无人说得清，不再需要的权限也会留存；窃得其凭据就得到全部权限之和。',
	),
	mend: text(
		'Bind one role that holds what is needed, or use several accounts.',
		'改为绑定一个含所需权限的角色，或拆分为多个账号。',
	),
	severity: 'low',
	// A number, where the rights count.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	reads: rbacKinds,
	detect: (binding, { world }) =>
		crowded(world)
			.get(binding)
			?.map(({ subject, count }) => ({
				path: subject.path,
				message: text(
					`${quote(subject.name)} is named by ${count} bindings`,
					`${count} 个绑定引用了 ${quote(subject.name)}`,
				),
			})),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: billing}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: cart}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: catalog}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: checkout}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: inventory}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: mail}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: orders}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: profile}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: search}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: shipping}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: billing}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci, namespace: cart}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: ci, namespace: build}]
`,
		},
	],
});

const most = 10;

type Crowd = { readonly subject: Subject; readonly count: number };

const known = new WeakMap<World, Map<Resource, Crowd[]>>();

/** The binding that is one too many, with the subjects for which it is. */
function crowded(world: World): Map<Resource, Crowd[]> {
	const before = known.get(world);
	if (before) return before;
	const bindings = bindingKinds.flatMap((kind) => world.ofKind(kind).filter(isRbac));
	const named = bindings.flatMap((binding) =>
		subjectsOf(binding).map((subject) => ({ binding, subject })),
	);
	const fresh = new Map<Resource, Crowd[]>();
	for (const all of Map.groupBy(named, ({ subject }) => subject.kind + subject.name).values()) {
		const last = all[most];
		if (!last) continue;
		const crowd = { subject: last.subject, count: all.length };
		fresh.set(last.binding, [...(fresh.get(last.binding) ?? []), crowd]);
	}
	known.set(world, fresh);
	return fresh;
}
