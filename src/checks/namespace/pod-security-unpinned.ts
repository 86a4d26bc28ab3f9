import { text } from '../../model/text.ts';
import { renderVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { labelOf, labelPath, podSecurityLabels } from './pod-security-labels.ts';

export default check({
	title: text(
		'The version of the Pod Security level is not pinned',
		'未固定 Pod Security 级别的版本',
	),
	why: text(
		'Without a version the meaning of the level changes with every upgrade of the cluster, and Pods that ran before may be refused afterwards.',
		'未指定版本时，级别的含义会随集群升级而变化，原先能运行的 Pod 升级后可能被拒绝。',
	),
	mend: text(
		'Set `pod-security.kubernetes.io/enforce-version` to the version of the cluster.',
		'将 `pod-security.kubernetes.io/enforce-version` 设为集群版本。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['Namespace'],
	detect(namespace, { version }) {
		const labels = podSecurityLabels(namespace, version);
		if (!labels?.modes.includes('enforce')) return undefined;
		const { level } = labels.policy.enforce;
		const written = labels.written[labelOf('enforce', '-version')] ?? 'latest';
		if (level === 'privileged' || written !== 'latest') return undefined;
		const path = labelPath('enforce', '-version');
		const value = `v${renderVersion(version)}`;
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'set', path, value }] } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: v1.34
`,
			version: '1.34',
		},
	],
});
