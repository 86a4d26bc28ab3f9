import { asFields, asList, valueAt } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'Images are allowed when the image policy does not answer',
		'镜像策略无应答时默认放行',
	),
	why: text(
		'With `defaultAllow: true` whoever makes the webhook slow or unreachable may run any image.',
		'`defaultAllow: true` 时，只要使 webhook 变慢或不可达，就能运行任意镜像。',
	),
	mend: text('Set `defaultAllow: false`.', '设置 `defaultAllow: false`。'),
	severity: 'medium',
	standards: ['cis:5.5.1', 'nsa:secure-images', 'mitre:T1562', 'owasp-k8s:K02'],
	on: 'resource',
	kinds: ['AdmissionConfiguration'],
	detect({ apiVersion, value }) {
		if (!apiGroup(apiVersion).startsWith('apiserver.')) return undefined;
		const at = ['configuration', 'imagePolicy', 'defaultAllow'];
		const problems = asList(value.plugins).flatMap((plugin, index) => {
			if (asFields(plugin).name !== 'ImagePolicyWebhook') return [];
			if (valueAt(plugin, at) !== true) return [];
			const path = ['plugins', index, ...at];
			const edits = [{ kind: 'set' as const, path, value: false }];
			return [{ path, fix: { safety: 'evidence' as const, edits } }];
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: ImagePolicyWebhook
    configuration:
      imagePolicy:
        kubeConfigFile: /etc/kubernetes/image-policy.kubeconfig
        defaultAllow: true
`,
			good: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: ImagePolicyWebhook
    configuration:
      imagePolicy:
        kubeConfigFile: /etc/kubernetes/image-policy.kubeconfig
        defaultAllow: false
`,
		},
	],
});
