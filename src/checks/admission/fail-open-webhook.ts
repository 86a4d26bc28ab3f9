import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { seesPods, webhooksOf } from './webhooks.ts';

export default check({
	title: text(
		'A webhook that guards the cluster lets everything pass when it is down',
		'负责防护的 webhook 失效时会放行一切',
	),
	why: text(
		'With `failurePolicy: Ignore` a crash, a timeout or an overload of the webhook switches the policy off, and an attacker can bring that about.',
		'`failurePolicy: Ignore` 下，webhook 崩溃、超时或过载都等于关闭策略，而攻击者可以促成这种情况。',
	),
	mend: text(
		'Set `failurePolicy: Fail`, run several replicas and spare kube-system by `namespaceSelector`.',
		'设置 `failurePolicy: Fail`，运行多个副本，并用 `namespaceSelector` 排除 kube-system。',
	),
	severity: 'medium',
	standards: ['mitre:T1562', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['ValidatingWebhookConfiguration'],
	detect(configuration) {
		const problems = webhooksOf(configuration).flatMap((webhook) => {
			const { name, path, isFailOpen } = webhook;
			if (!isFailOpen || !(seesPods(webhook) || isGuard(name))) return [];
			const message = text(
				`Requests pass when the webhook ${quote(name)} does not answer`,
				`webhook ${quote(name)} 无应答时请求会被放行`,
			);
			return [{ path: [...path, 'failurePolicy'], message }];
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: policy
webhooks:
  - name: pods.policy.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig:
      caBundle: LS0tLS1CRUdJTg==
      service:
        name: webhook
        namespace: policy
    rules:
      - apiGroups: [""]
        apiVersions: [v1]
        resources: [pods]
        operations: [CREATE, UPDATE]
    failurePolicy: Ignore
`,
			good: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: policy
webhooks:
  - name: pods.policy.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig:
      caBundle: LS0tLS1CRUdJTg==
      service:
        name: webhook
        namespace: policy
    rules:
      - apiGroups: [""]
        apiVersions: [v1]
        resources: [pods]
        operations: [CREATE, UPDATE]
    failurePolicy: Fail
`,
		},
	],
});

/** Parts of the names of well-known policy engines and image verifiers. */
const guards = [
	'connaisseur',
	'cosign',
	'gatekeeper',
	'image-policy',
	'kubewarden',
	'kyverno',
	'polaris',
	'ratify',
	'sigstore',
];

function isGuard(name: string): boolean {
	return guards.some((guard) => name.includes(guard));
}
