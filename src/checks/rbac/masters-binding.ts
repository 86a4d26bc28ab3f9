import { isRbac } from '../../kube/rbac/rule.ts';
import { roleRefOf, subjectsOf } from '../../kube/rbac/subjects.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { bindingKinds, isGroup, isOwnBinding } from './powers.ts';

export default check({
	title: text('A binding names the group system:masters', '绑定引用了 system:masters 组'),
	why: text(
		'The API server lets this group do everything without asking RBAC, so the binding gives and limits nothing; only certificates tell who is in it, and these can not be revoked.',
		'API 服务器不经 RBAC 检查即允许该组做任何事，因此该绑定既不授权也不限制；成员只由证书决定，且证书无法撤销。',
	),
	mend: text(
		'Bind a group of the identity provider, and issue no certificates for system:masters.',
		'改为绑定身份提供方的组，且不再签发 system:masters 的证书。',
	),
	severity: 'medium',
	standards: ['cis:5.1.7', 'nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	detect(binding) {
		if (!isRbac(binding) || isOwnBinding(binding)) return undefined;
		// Kubernetes' own, applied from a copy without its labels.
		if (binding.name === 'cluster-admin' && roleRefOf(binding).name === 'cluster-admin') {
			return undefined;
		}
		return subjectsOf(binding).filter((subject) => isGroup(subject, 'system:masters'));
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: platform-admins
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: admin
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: system:masters
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: platform-admins
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: admin
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: platform-admins
`,
		},
	],
});
