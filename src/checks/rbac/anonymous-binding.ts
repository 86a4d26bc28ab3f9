import { isRbac } from '../../kube/rbac/rule.ts';
import { roleRefOf, subjectsOf } from '../../kube/rbac/subjects.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { rbacKinds } from './holders.ts';
import { bindingKinds, isGroup, isOwnBinding, powerOf } from './powers.ts';

export default check({
	title: text(
		'A binding gives rights to everybody without a credential',
		'绑定把权限授予了未认证的任何人',
	),
	why: text(
		'Whoever reaches the API server is system:anonymous, without a password or certificate. Rights of this user or of the group system:unauthenticated are public.',
		'凡能访问 API 服务器者，无需密码或证书即为 system:anonymous。授予该用户或 system:unauthenticated 组的权限等于公开。',
	),
	mend: text(
		'Take the subject away; bind a ServiceAccount or a group of the identity provider.',
		'去掉该主体，改为绑定 ServiceAccount 或身份提供方的组。',
	),
	severity: 'critical',
	standards: ['nsa:rbac', 'mitre:T1078', 'mitre:T1190', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: bindingKinds,
	reads: rbacKinds,
	detect(binding, { world }) {
		const { name } = roleRefOf(binding);
		if (!isRbac(binding) || isOwnBinding(binding)) return undefined;
		const everybody = subjectsOf(binding).filter(
			(subject) =>
				subject.name === 'system:anonymous' || isGroup(subject, 'system:unauthenticated'),
		);
		if (everybody.length === 0) return undefined;
		const { level } = powerOf(binding, world);
		const isWeak = level === 'harmless' || level === 'unknown';
		if (isPublic.has(name) && isWeak) return undefined;
		return everybody.map(({ name: subject, path }) => ({
			path,
			severity: severities[level],
			message: text(
				`${quote(subject)} has the role ${quote(name)}`,
				`${quote(subject)} 拥有角色 ${quote(name)}`,
			),
			// Right if nobody relies on asking without a credential.
			fix: { safety: 'evidence' as const, edits: [{ kind: 'remove' as const, path }] },
		}));
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: cluster-viewer
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: platform-team
  - kind: User
    apiGroup: rbac.authorization.k8s.io
    name: system:anonymous
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: cluster-viewer
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: platform-team
`,
		},
	],
});

const severities = {
	all: 'critical',
	dangerous: 'critical',
	unknown: 'high',
	harmless: 'medium',
} as const;

/** Roles of Kubernetes and kubeadm that are made for everybody: version, health, public keys, joining. */
const isPublic: ReadonlySet<string> = new Set([
	...['system:public-info-viewer', 'system:service-account-issuer-discovery'],
	'kubeadm:bootstrap-signer-clusterinfo',
]);
