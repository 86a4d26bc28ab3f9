import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { webhookKinds, webhooksOf } from './webhooks.ts';

export default check({
	title: text(
		'A webhook sees or changes what is written to the cluster',
		'有 webhook 可查看或修改写入集群的内容',
	),
	why: text(
		'A webhook reads every object of its rules, Secrets among them, and a mutating one changes it. Attackers install one to stay; each should have an owner who knows it.',
		'webhook 能读取其规则覆盖的所有对象（包括 Secret），mutating webhook 还能修改它们。攻击者会安装 webhook 以长期潜伏；每个 webhook 都应有知情的负责人。',
	),
	mend: text(
		'Review the webhook; suppress this finding with the name of its owner.',
		'审查该 webhook，并以其负责人为由忽略此发现。',
	),
	severity: 'low',
	profile: 'named',
	standards: ['mitre:T1546', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: webhookKinds,
	detect(configuration) {
		const kind = configuration.kind.startsWith('Mutating') ? mutating : validating;
		return webhooksOf(configuration).map(({ name, path }) => ({
			path: [...path, 'name'],
			message: text(`${kind.en} ${quote(name)}`, `${kind.zh} ${quote(name)}`),
		}));
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
`,
			good: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: no-host-network
spec:
  matchConstraints:
    resourceRules:
      - apiGroups: [""]
        apiVersions: [v1]
        resources: [pods]
        operations: [CREATE]
  validations:
    - expression: "!has(object.spec.hostNetwork)"
`,
		},
	],
});

const mutating = text('The mutating webhook', 'mutating webhook');
const validating = text('The validating webhook', 'validating webhook（校验）');
