import { asFields, asString, isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { webhookKinds, webhooksOf } from './webhooks.ts';

export default check({
	title: text('The webhook names no certificate authority', 'webhook 未指定证书颁发机构'),
	why: text(
		'Without `caBundle` the API server trusts the authorities of its host, which sign no name inside the cluster: every call fails, and the failure policy decides alone.',
		'没有 `caBundle` 时，API server 使用主机信任的 CA，而它们不会为集群内名称签发证书：每次调用都失败，结果完全由 failurePolicy 决定。',
	),
	mend: text(
		'Set `caBundle`, or let cert-manager fill it in by annotation.',
		'设置 `caBundle`，或通过注解让 cert-manager 填入。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['owasp-k8s:K04'],
	on: 'resource',
	kinds: webhookKinds,
	detect(configuration) {
		const { annotations } = asFields(configuration.value.metadata);
		if (Object.keys(asFields(annotations)).some(isInjected)) return undefined;
		const problems = webhooksOf(configuration).flatMap(({ fields, path }) => {
			const { service, caBundle } = asFields(fields.clientConfig);
			// An address outside of the cluster may have a certificate that all trust.
			if (!isFields(service) || !isMissing(caBundle)) return [];
			return [{ path: [...path, 'clientConfig', 'caBundle'] }];
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
      service:
        name: webhook
        namespace: policy
    rules:
      - apiGroups: [""]
        apiVersions: [v1]
        resources: [pods]
        operations: [CREATE, UPDATE]
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
`,
		},
	],
});

const injectors = ['cert-manager.io/inject-', 'certmanager.k8s.io/inject-'];
const openShift = 'service.beta.openshift.io/inject-cabundle';

function isInjected(key: string): boolean {
	return key === openShift || injectors.some((injector) => key.startsWith(injector));
}

/** Also the newline that stands for what is filled in later. */
function isMissing(bundle: unknown): boolean {
	return !asString(bundle) || bundle === 'Cg==';
}
