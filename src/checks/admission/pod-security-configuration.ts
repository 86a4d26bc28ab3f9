import type { Problem } from '../../model/check.ts';
import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { configurationKinds, podSecurityConfigurations } from './pod-security-configurations.ts';
import { inDefaults, inExemptions } from './pod-security-values.ts';

export default check({
	title: text(
		'The API server does not start with this Pod Security configuration',
		'API server 无法以此 Pod Security 配置启动',
	),
	why: text(
		'A wrong apiVersion, level or exemption is an error at start. On the next restart the control plane stays down.',
		'错误的 apiVersion、级别或豁免项会在启动时报错。下次重启后控制平面将无法恢复。',
	),
	mend: text(
		'Write apiVersion `pod-security.admission.config.k8s.io/v1`, known levels and each exemption once.',
		'apiVersion 写 `pod-security.admission.config.k8s.io/v1`，级别取有效值，豁免项不得重复。',
	),
	severity: 'high',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: configurationKinds,
	detect(resource, { version }) {
		const problems: Problem[] = [];
		for (const { fields, path } of podSecurityConfigurations(resource)) {
			const apiVersion = asString(fields.apiVersion) ?? '';
			if (!served.has(apiVersion)) {
				const newest = compareVersion(version, { major: 1, minor: 25 }) < 0 ? 'v1beta1' : 'v1';
				const at = [...path, 'apiVersion'];
				const edits = [{ kind: 'set' as const, path: at, value: `${group}/${newest}` }];
				const message = apiVersion
					? text(`${quote(apiVersion)} is not known`, `${quote(apiVersion)} 不存在`)
					: text('The configuration has no apiVersion', '配置缺少 apiVersion');
				problems.push({ path: at, message, fix: { safety: 'safe', edits } });
			}
			if (fields.kind !== 'PodSecurityConfiguration') {
				problems.push({ path: [...path, 'kind'], message: wrongKind });
			}
			problems.push(...inDefaults(fields, path), ...inExemptions(fields, path));
		}
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      kind: PodSecurityConfiguration
      defaults:
        enforce: baseline
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
		{
			bad: `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: strict
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

const group = 'pod-security.admission.config.k8s.io';
const served = new Set([`${group}/v1`, `${group}/v1beta1`, `${group}/v1alpha1`]);
const wrongKind = text(
	'The kind must be PodSecurityConfiguration',
	'kind 必须为 PodSecurityConfiguration',
);
