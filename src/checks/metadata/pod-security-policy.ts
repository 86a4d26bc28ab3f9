import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'PodSecurityPolicy does nothing since Kubernetes 1.25',
		'PodSecurityPolicy 自 Kubernetes 1.25 起不再生效',
	),
	why: text(
		'The API is gone. Whoever trusts in this policy has no protection: privileged Pods are admitted.',
		'该 API 已被移除。仍依赖此策略者实际上没有任何防护：特权 Pod 会被接纳。',
	),
	mend: text(
		'Enforce Pod Security by labels of the namespaces, or by an admission policy, and delete it.',
		'通过命名空间标签启用 Pod Security 或使用准入策略，然后删除它。',
	),
	severity: 'medium',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['PodSecurityPolicy'],
	detect({ apiVersion }, { version }) {
		const group = apiGroup(apiVersion);
		if (group !== 'policy' && group !== 'extensions') return undefined;
		if (compareVersion(version, { major: 1, minor: 25 }) < 0) return undefined;
		return { path: ['kind'] };
	},
	examples: [
		{
			bad: `apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: restricted
spec:
  privileged: false
  runAsUser:
    rule: MustRunAsNonRoot
  seLinux:
    rule: RunAsAny
  fsGroup:
    rule: RunAsAny
  supplementalGroups:
    rule: RunAsAny
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`,
		},
	],
});
