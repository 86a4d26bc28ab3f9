import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { labelOf, labelPath, podSecurityLabels } from './pod-security-labels.ts';

export default check({
	title: text(
		'The namespace enforces baseline, not restricted',
		'命名空间强制 baseline 而非 restricted',
	),
	why: text(
		'Baseline stops the known ways out of a container. Root, all default capabilities and privilege escalation stay allowed.',
		'baseline 可阻止已知的容器逃逸途径，但仍允许 root、全部默认能力和权限提升。',
	),
	mend: text('Harden the Pods and enforce `restricted`.', '加固 Pod 后强制 `restricted`。'),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['Namespace'],
	detect(namespace, { version }) {
		const labels = podSecurityLabels(namespace, version);
		if (labels?.written[labelOf('enforce')] !== 'baseline') return undefined;
		const path = labelPath('enforce');
		const edits = [{ kind: 'set' as const, path, value: 'restricted' }];
		return { path, fix: { safety: 'evidence', edits } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`,
		},
	],
});
