import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Secret holds a token that never expires', 'Secret 中保存着永不过期的令牌'),
	why: text(
		'A Secret of type kubernetes.io/service-account-token keeps a token that is valid until the Secret is deleted, wherever it has been copied. Whoever may read Secrets of the namespace becomes this ServiceAccount.',
		'类型为 kubernetes.io/service-account-token 的 Secret 中的令牌在 Secret 删除前一直有效，无论被复制到何处。能读取该命名空间 Secret 的人即可冒充该 ServiceAccount。',
	),
	mend: text(
		'Delete the Secret; use the mounted token, or `kubectl create token` for use outside the cluster.',
		'删除该 Secret；集群内使用挂载的令牌，集群外使用 `kubectl create token`。',
	),
	severity: 'medium',
	standards: ['nsa:service-account-tokens', 'mitre:T1528', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'resource',
	kinds: ['Secret'],
	detect({ apiVersion, value }, { version }) {
		if (value.type !== 'kubernetes.io/service-account-token' || apiVersion !== 'v1')
			return undefined;
		// Before 1.24 the cluster makes one for every ServiceAccount by itself.
		return compareVersion(version, selfMadeUntil) < 0 ? undefined : { path: ['type'] };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Secret
metadata:
  name: ci-token
  annotations:
    kubernetes.io/service-account.name: ci
type: kubernetes.io/service-account-token
`,
			good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
`,
		},
	],
});

const selfMadeUntil = { major: 1, minor: 24 };
