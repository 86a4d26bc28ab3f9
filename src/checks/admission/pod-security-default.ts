import { asFields, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { configurationKinds, podSecurityConfigurations } from './pod-security-configurations.ts';

export default check({
	title: text('By default the cluster admits privileged Pods', '集群默认允许特权 Pod'),
	why: text(
		'Namespaces without labels take what `defaults` says. With privileged, or nothing, a forgotten label means no restriction at all.',
		'没有标签的命名空间采用 `defaults` 的设置。若为 privileged 或未设置，漏打标签就等于毫无限制。',
	),
	mend: text(
		'Set `defaults.enforce: baseline` or `restricted`.',
		'设置 `defaults.enforce: baseline` 或 `restricted`。',
	),
	severity: 'medium',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: configurationKinds,
	detect(resource) {
		const problems = podSecurityConfigurations(resource).flatMap(({ fields, path: at }) => {
			const level = asString(asFields(fields.defaults).enforce) || 'privileged';
			if (level !== 'privileged') return [];
			const path = [...at, 'defaults', 'enforce'];
			const edits = [{ kind: 'set' as const, path, value: 'baseline' }];
			return [{ path, fix: { safety: 'evidence' as const, edits } }];
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: privileged
        enforce-version: latest
      exemptions:
        namespaces: [kube-system]
`,
			good: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: baseline
        enforce-version: latest
      exemptions:
        namespaces: [kube-system]
`,
		},
	],
});
