import { isRbac } from '../../kube/rbac/rule.ts';
import { roleRefOf, type Subject, subjectsOf } from '../../kube/rbac/subjects.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { bindingKinds, isGroup, isOfDashboard } from './powers.ts';
import { systemNamespace } from './reach.ts';

export default check({
	title: text('The binding makes somebody cluster-admin', '绑定授予了 cluster-admin'),
	why: text(
		'cluster-admin may do everything to everything. Bound by a ClusterRoleBinding, one stolen credential is the whole cluster; by a RoleBinding, the whole namespace.',
		'cluster-admin 可对一切对象做任何操作。通过 ClusterRoleBinding 绑定时，窃得一份凭据就等于控制整个集群；通过 RoleBinding 则是整个命名空间。',
	),
	mend: text(
		'Bind a role with just the rights that are needed; for emergencies keep the group kubeadm:cluster-admins.',
		'绑定只含所需权限的角色；应急时使用 kubeadm:cluster-admins 组。',
	),
	severity: 'high',
	standards: ['cis:5.1.1', 'nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	detect(binding) {
		const role = roleRefOf(binding);
		if (role.kind !== 'ClusterRole' || role.name !== 'cluster-admin' || !isRbac(binding)) {
			return undefined;
		}
		const isWide = binding.kind !== 'RoleBinding' || binding.namespace === systemNamespace;
		const severity = isWide ? 'high' : 'medium';
		const subjects = subjectsOf(binding).filter((subject) => !isSaidElsewhere(subject));
		return subjects.map(({ kind, name, account, path }) => {
			const who = account ? `ServiceAccount ${quote(account.name)}` : `${kind} ${quote(name)}`;
			const message = text(
				`The ${who} is cluster-admin by this ${binding.kind}`,
				`该 ${binding.kind} 授予 ${who} cluster-admin 角色`,
			);
			return { path, severity, message };
		});
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ci-admin
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: ci
    namespace: build
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ci
  namespace: build
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: deployer
subjects:
  - kind: ServiceAccount
    name: ci
    namespace: build
`,
		},
	],
});

/** Those who are cluster-admin anyway, and those of whom stronger checks speak. */
const elsewhere = [
	...['system:masters', 'kubeadm:cluster-admins', 'system:unauthenticated'],
	...['system:authenticated', 'system:serviceaccounts'],
];

function isSaidElsewhere(subject: Subject): boolean {
	if (elsewhere.some((group) => isGroup(subject, group))) return true;
	return subject.name === 'system:anonymous' || isOfDashboard(subject);
}
