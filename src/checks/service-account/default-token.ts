import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { accountKinds, grantsTo, mountsToken, needsNoToken } from './accounts.ts';

export default check({
	title: text(
		'The Pod carries the token of the default ServiceAccount',
		'Pod 挂载了 default ServiceAccount 的令牌',
	),
	why: text(
		'Nobody gave this workload an identity, so it hardly calls the Kubernetes API; yet whoever breaks in finds a token and every right that anybody ever binds to the default account of the namespace.',
		'没有为该工作负载指定身份，说明它基本不需要调用 Kubernetes API；但入侵者仍能拿到令牌，以及任何人曾授予该命名空间 default 账号的全部权限。',
	),
	mend: text(
		'Set `automountServiceAccountToken: false`; a program that calls the API gets a ServiceAccount of its own.',
		'设置 `automountServiceAccountToken: false`；需要调用 API 的程序应使用专用的 ServiceAccount。',
	),
	severity: 'low',
	standards: [
		'cis:5.1.5',
		'cis:5.1.6',
		'nsa:service-account-tokens',
		'mitre:T1528',
		'owasp-k8s:K01',
	],
	on: 'pod',
	reads: accountKinds,
	detect(pod, { world, settings }) {
		if (pod.serviceAccountName !== 'default' || !mountsToken(pod, world)) return undefined;
		const path = pod.at('spec', 'automountServiceAccountToken');
		const [grant] = grantsTo(pod, world);
		if (!grant) {
			// Right unless the program calls the API with the rights that everybody has.
			return {
				path,
				fix: { safety: needsNoToken(pod, settings), edits: [{ kind: 'set', path, value: false }] },
			};
		}
		// The rights are there, so the program may use them: it wants an account of its own.
		const { kind, name } = grant.binding;
		return {
			path,
			severity: 'medium',
			message: text(
				`The token of the default ServiceAccount is mounted; the ${kind} ${quote(name)} gives it rights`,
				`挂载了 default ServiceAccount 的令牌，且 ${kind} ${quote(name)} 为其授予了权限`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: storefront
spec:
  selector:
    matchLabels:
      app: storefront
  template:
    metadata:
      labels:
        app: storefront
    spec:
      containers:
        - name: web
          image: registry.example.com/storefront:6.1.3
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: storefront
spec:
  selector:
    matchLabels:
      app: storefront
  template:
    metadata:
      labels:
        app: storefront
    spec:
      automountServiceAccountToken: false
      containers:
        - name: web
          image: registry.example.com/storefront:6.1.3
`,
		},
	],
});
