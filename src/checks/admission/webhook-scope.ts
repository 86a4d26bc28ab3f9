import { labelSelector, matches } from '../../kube/selectors.ts';
import { asList } from '../../model/fields.ts';
import type { Fields } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { seesPods, webhookKinds, webhooksOf } from './webhooks.ts';

export default check({
	title: text(
		'When the webhook is down, kube-system cannot start Pods',
		'webhook 失效时，kube-system 无法启动 Pod',
	),
	why: text(
		'It is asked for every Pod, those of kube-system included, and refuses what it cannot answer. After an outage neither DNS nor the network nor the webhook itself comes back.',
		'它会拦截所有 Pod（包括 kube-system），且无应答即拒绝。一旦故障，DNS、网络乃至 webhook 自身都无法恢复。',
	),
	mend: text(
		'Exclude kube-system and its own namespace by `namespaceSelector`.',
		'用 `namespaceSelector` 排除 kube-system 和它自己的命名空间。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	kinds: webhookKinds,
	detect(configuration) {
		const problems = webhooksOf(configuration).flatMap((webhook) => {
			if (webhook.isFailOpen || !seesPods(webhook) || !isAskedForAll(webhook.fields)) return [];
			const name = quote(webhook.name);
			const message = text(
				`The webhook ${name} is asked for Pods of kube-system too`,
				`webhook ${name} 也会拦截 kube-system 的 Pod`,
			);
			return [{ path: [...webhook.path, 'namespaceSelector'], message }];
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
    failurePolicy: Fail
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
    namespaceSelector:
      matchExpressions:
        - key: kubernetes.io/metadata.name
          operator: NotIn
          values: [kube-system, policy]
`,
		},
	],
});

const nameLabel = 'kubernetes.io/metadata.name';
const kubeSystem = { [nameLabel]: 'kube-system' };

function isAskedForAll({ namespaceSelector, objectSelector, matchConditions }: Fields): boolean {
	// What conditions say is not read here; labels of objects are the writer's choice.
	if (asList(matchConditions).length > 0) return false;
	if ((labelSelector(objectSelector) ?? []).length > 0) return false;
	const selector = labelSelector(namespaceSelector) ?? [];
	// Other labels of kube-system are not known.
	return selector.every((each) => each.key === nameLabel) && matches(selector, kubeSystem);
}
