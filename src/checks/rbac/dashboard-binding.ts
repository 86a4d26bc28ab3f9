import { isRbac } from '../../kube/rbac/rule.ts';
import { roleRefOf, subjectsOf } from '../../kube/rbac/subjects.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { bindingKinds, dashboard, isOfDashboard } from './powers.ts';

export default check({
	title: text(
		"The Dashboard's ServiceAccount has a foreign role",
		'Dashboard 的 ServiceAccount 拥有其他角色',
	),
	why: text(
		'Kubernetes Dashboard shows what the signed-in user may see. With rights of its own, whoever opens the page without signing in has them; exposed dashboards have been taken over so.',
		'Kubernetes Dashboard 应只展示登录用户可见的内容。若它自身拥有权限，未登录就打开页面的人也能使用；暴露在外的 Dashboard 曾因此被接管。',
	),
	mend: text(
		"Keep the Dashboard's own roles only, and let people sign in with tokens of their own.",
		'只保留 Dashboard 自带的角色，让人员用各自的令牌登录。',
	),
	severity: 'high',
	standards: ['nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	detect(binding) {
		const { name } = roleRefOf(binding);
		if (!isRbac(binding) || name.startsWith(dashboard)) return undefined;
		const subject = subjectsOf(binding).find(isOfDashboard);
		if (!subject) return undefined;
		return {
			path: subject.path,
			severity: binding.kind === 'ClusterRoleBinding' ? 'high' : 'medium',
			message: text(
				`The Dashboard has the role ${quote(name)} by this ${binding.kind}`,
				`该 ${binding.kind} 授予 Dashboard 角色 ${quote(name)}`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: kubernetes-dashboard
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: kubernetes-dashboard
    namespace: kubernetes-dashboard
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: kubernetes-dashboard
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: kubernetes-dashboard
subjects:
  - kind: ServiceAccount
    name: kubernetes-dashboard
    namespace: kubernetes-dashboard
`,
		},
	],
});
