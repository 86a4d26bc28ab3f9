import { text } from '../../model/text.ts';
import { compareVersion, renderVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { labelPath, modes, podSecurityLabels } from './pod-security-labels.ts';

export default check({
	title: text('The Pod Security version is newer than the cluster', 'Pod Security 版本比集群更新'),
	why: text(
		'The API server takes its own newest rules instead, so the Pods are judged by other rules than the label says.',
		'API server 会改用自身所知的最新规则，Pod 实际接受的规则与标签所写不同。',
	),
	mend: text('Name a version that the cluster knows.', '改为集群支持的版本。'),
	severity: 'low',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['Namespace'],
	detect(namespace, { version }) {
		const labels = podSecurityLabels(namespace, version);
		if (!labels) return undefined;
		const problems = modes.flatMap((mode) => {
			const { version: wanted } = labels.policy[mode];
			if (wanted === 'latest' || compareVersion(wanted, version) <= 0) return [];
			const path = labelPath(mode, '-version');
			const [written, own] = [`v${renderVersion(wanted)}`, `v${renderVersion(version)}`];
			const message = text(
				`${mode}-version is ${written}, the cluster ${own}`,
				`${mode}-version 为 ${written}，集群为 ${own}`,
			);
			const edits = [{ kind: 'set' as const, path, value: own }];
			return [{ path, message, fix: { safety: 'evidence' as const, edits } }];
		});
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: v1.36
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
