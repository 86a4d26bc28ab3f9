import { asBoolean } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { accountKinds, grantsTo, mountsToken, needsNoToken } from './accounts.ts';

export default check({
	title: text('The token is mounted though nothing shows a need', '挂载了令牌，但看不出需要它'),
	why: text(
		'Kubernetes mounts a token unless told otherwise. No binding among the inputs gives this account rights, and the Pod does not ask for the token; if nothing needs it, it is only there to be stolen.',
		'除非明确关闭，Kubernetes 默认会挂载令牌。输入中没有任何绑定为该账号授权，Pod 也没有明确要求令牌；如果确实不需要，它只会成为窃取目标。',
	),
	mend: text(
		'Set `automountServiceAccountToken` on the Pod: `false`, or `true` where the program calls the API.',
		'在 Pod 上明确设置 `automountServiceAccountToken`：不需要则为 `false`，程序要调用 API 则为 `true`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.1.6', 'nsa:service-account-tokens', 'mitre:T1528', 'owasp-k8s:K01'],
	on: 'pod',
	reads: accountKinds,
	detect(pod, { world, settings }) {
		const { serviceAccountName: name, spec } = pod;
		// The default account is the matter of service-account/default-token.
		if (name === 'default' || asBoolean(spec.automountServiceAccountToken) !== undefined) {
			return undefined;
		}
		if (!mountsToken(pod, world) || grantsTo(pod, world).length > 0) return undefined;
		const path = pod.at('spec', 'automountServiceAccountToken');
		return {
			path,
			message: text(
				`The token of ${quote(name)} is mounted; no binding among the inputs gives it rights`,
				`挂载了 ${quote(name)} 的令牌，而输入中没有绑定为其授权`,
			),
			// Right if the rights are not bound elsewhere and no other service asks for the token.
			fix: { safety: needsNoToken(pod, settings), edits: [{ kind: 'set', path, value: false }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: thumbnailer
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: thumbnailer
spec:
  selector:
    matchLabels:
      app: thumbnailer
  template:
    metadata:
      labels:
        app: thumbnailer
    spec:
      serviceAccountName: thumbnailer
      containers:
        - name: thumbnailer
          image: registry.example.com/thumbnailer:1.8.0
`,
			good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: thumbnailer
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: thumbnailer
spec:
  selector:
    matchLabels:
      app: thumbnailer
  template:
    metadata:
      labels:
        app: thumbnailer
    spec:
      serviceAccountName: thumbnailer
      automountServiceAccountToken: false
      containers:
        - name: thumbnailer
          image: registry.example.com/thumbnailer:1.8.0
`,
		},
	],
});
