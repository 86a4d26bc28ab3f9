import { isRbac } from '../../kube/rbac/rule.ts';
import { roleRefOf, subjectsOf } from '../../kube/rbac/subjects.ts';
import type { World } from '../../kube/world.ts';
import type { Resource } from '../../model/resource.ts';
import type { Severity } from '../../model/severity.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { rbacKinds } from './holders.ts';
import { bindingKinds, isGroup, isOwnBinding, powerOf } from './powers.ts';

export default check({
	title: text(
		'A binding gives power to everybody with a credential',
		'绑定把重要权限授予了所有已认证身份',
	),
	why: text(
		'The group system:authenticated holds every user and every Pod with a token, system:serviceaccounts every Pod with one. On some clouds any account of the provider counts as authenticated.',
		'system:authenticated 组包含所有用户和所有带令牌的 Pod，system:serviceaccounts 包含所有带令牌的 Pod。在某些云上，服务商的任意账号都算已认证。',
	),
	mend: text(
		'Bind the people and ServiceAccounts that need the role.',
		'改为绑定真正需要该角色的人员和 ServiceAccount。',
	),
	severity: 'critical',
	standards: ['nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	reads: rbacKinds,
	detect(binding, { world }) {
		if (!isRbac(binding) || isOwnBinding(binding)) return undefined;
		const all = subjectsOf(binding).filter((subject) => wide.some((to) => isGroup(subject, to)));
		const severity = all.length > 0 ? judge(binding, world) : undefined;
		if (!severity) return undefined;
		const role = quote(roleRefOf(binding).name);
		return all.map(({ name, path }) => ({
			path,
			severity,
			message: text(`${quote(name)} has the role ${role}`, `${quote(name)} 拥有角色 ${role}`),
		}));
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: developers
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: edit
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: system:authenticated
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: developers
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

const wide = ['system:authenticated', 'system:serviceaccounts'];

// A role that is not among the inputs may be as harmless as most that are bound so.
function judge(binding: Resource, world: World): Severity | undefined {
	const isEverywhere = binding.kind === 'ClusterRoleBinding';
	const { level } = powerOf(binding, world);
	if (level === 'all') return isEverywhere ? 'critical' : 'high';
	if (level === 'dangerous') return isEverywhere ? 'high' : 'medium';
	return isEverywhere && roleRefOf(binding).name === 'view' ? 'medium' : undefined;
}
