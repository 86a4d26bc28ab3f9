import { isRbac } from '../../kube/rbac/rule.ts';
import { type ServiceAccountRef, subjectsOf } from '../../kube/rbac/subjects.ts';
import type { World } from '../../kube/world.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { bindingKinds } from './powers.ts';

export default check({
	title: text(
		'The ServiceAccount of the binding does not exist',
		'绑定引用的 ServiceAccount 不存在',
	),
	why: text(
		'The rights wait for their holder: whoever may create ServiceAccounts in the namespace makes one of this name and has them. Looked for only where the inputs hold other ServiceAccounts of the namespace.',
		'这些权限在等待持有者：能在该命名空间创建 ServiceAccount 的人，只要建一个同名账号就能得到它们。仅在输入中含有该命名空间的其他 ServiceAccount 时查找。',
	),
	mend: text(
		'Create the ServiceAccount, correct the name, or take the subject away.',
		'创建该 ServiceAccount、改正名称，或去掉该主体。',
	),
	severity: 'low',
	standards: ['nsa:rbac', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	reads: ['ServiceAccount', ...bindingKinds],
	detect(binding, { world }) {
		if (!isRbac(binding)) return undefined;
		return subjectsOf(binding).flatMap(({ account, path }) =>
			account && isMissing(account, world)
				? {
						path,
						message: text(
							`The inputs have ServiceAccounts of this namespace, but not ${quote(account.name)}`,
							`输入中有该命名空间的 ServiceAccount，但没有 ${quote(account.name)}`,
						),
					}
				: [],
		);
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: order-sync
  namespace: shop
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: order-sync
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: orders-sync
    namespace: shop
`,
			good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: order-sync
  namespace: shop
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: order-sync
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: order-sync
    namespace: shop
`,
		},
	],
});

function isMissing({ name, namespace }: ServiceAccountRef, world: World): boolean {
	// Kubernetes makes a default account in every namespace.
	if (name === 'default' || !namespacesWithAccounts(world).has(namespace)) return false;
	const isThere = (where: string | undefined) => world.find('ServiceAccount', where, name);
	return !isThere(namespace) && !isThere(undefined);
}

const known = new WeakMap<World, Set<string | undefined>>();

function namespacesWithAccounts(world: World): Set<string | undefined> {
	const before = known.get(world);
	if (before) return before;
	const accounts = world.ofKind('ServiceAccount').filter(({ apiVersion }) => apiVersion === 'v1');
	const fresh = new Set(accounts.map(({ namespace }) => namespace));
	known.set(world, fresh);
	return fresh;
}
