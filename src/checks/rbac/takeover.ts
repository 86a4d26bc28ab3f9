import { isRbac } from '../../kube/rbac/rule.ts';
import { subjectsOf } from '../../kube/rbac/subjects.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { rbacKinds } from './holders.ts';
import { isOwnBinding, isStrong, powerOf, strongAccount } from './powers.ts';

export default check({
	title: text(
		'The binding leads to a powerful ServiceAccount of its namespace',
		'该绑定可通往同命名空间的高权限 ServiceAccount',
	),
	why: text(
		'Whoever may start Pods, enter them or make tokens in a namespace can act as each of its ServiceAccounts. One of them has dangerous rights in the whole cluster, so these subjects have them too.',
		'能在命名空间内启动 Pod、进入 Pod 或签发令牌，就能以其中任意 ServiceAccount 的身份行事。其中一个账号拥有集群范围的危险权限，因此这些主体也等于拥有它们。',
	),
	mend: text(
		'Move the powerful ServiceAccount to a namespace of its own, or bind a role that only reads.',
		'把高权限 ServiceAccount 移到单独的命名空间，或改为绑定只读角色。',
	),
	severity: 'high',
	standards: ['cis:5.1.4', 'nsa:rbac', 'mitre:T1078', 'mitre:T1098', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: ['RoleBinding'],
	reads: rbacKinds,
	detect(binding, { world }) {
		const { namespace } = binding;
		if (namespace === undefined || !isRbac(binding) || isOwnBinding(binding)) return undefined;
		const strong = strongAccount(namespace, world);
		if (!strong || !powerOf(binding, world).takesOver) return undefined;
		const subject = subjectsOf(binding).find((each) => !isStrong(each, world));
		if (!subject) return undefined;
		const account = quote(strong.subject.account?.name ?? '');
		const by = quote(strong.binding.name);
		return {
			path: subject.path,
			message: text(
				`${quote(subject.name)} can become the ServiceAccount ${account}, which has cluster-wide rights by the ClusterRoleBinding ${by}`,
				`${quote(subject.name)} 可成为 ServiceAccount ${account}，后者通过 ClusterRoleBinding ${by} 拥有集群范围的权限`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: gitops
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: gitops
    namespace: platform
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: developers
  namespace: platform
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: edit
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: developers
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: gitops
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: gitops
    namespace: platform
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: developers
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: edit
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: developers
`,
		},
	],
});
