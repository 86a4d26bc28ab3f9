import type { Problem } from '../../model/check.ts';
import { asNumber } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { webhookKinds, webhooksOf } from './webhooks.ts';

export default check({
	title: text('The webhook may hold up every request for long', 'webhook 可能长时间阻塞请求'),
	why: text(
		'Each request that matches waits for it, so a webhook that hangs slows the whole API down, the kubelets and controllers included.',
		'每个匹配的请求都要等待它；webhook 卡住时会拖慢整个 API，包括 kubelet 和控制器。',
	),
	mend: text(
		'Set `timeoutSeconds` to 10 or less; 1 to 30 are allowed.',
		'将 `timeoutSeconds` 设为 10 以下；允许范围为 1 到 30。',
	),
	severity: 'low',
	standards: ['mitre:T1499'],
	on: 'resource',
	kinds: webhookKinds,
	detect(configuration) {
		const problems = webhooksOf(configuration).flatMap(({ fields, path: at }): Problem[] => {
			const seconds = asNumber(fields.timeoutSeconds);
			// Unset is 10.
			if (seconds === undefined || (seconds >= 1 && seconds <= 10)) return [];
			const path = [...at, 'timeoutSeconds'];
			const edits = [{ kind: 'set' as const, path, value: 10 }];
			const fix = { safety: 'value' as const, edits };
			if (seconds < 1 || seconds > 30) {
				const message = text(
					`The API server refuses a timeout of ${seconds} seconds`,
					`API server 会拒绝 ${seconds} 秒的超时`,
				);
				return [{ path, message, severity: 'medium', fix }];
			}
			const message = text(`Requests wait up to ${seconds} seconds`, `请求最多等待 ${seconds} 秒`);
			return [{ path, message, fix }];
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
    timeoutSeconds: 30
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
    timeoutSeconds: 10
`,
		},
	],
});
