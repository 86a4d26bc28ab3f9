import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { labelOf, labelPath, podSecurityLabels } from './pod-security-labels.ts';

export default check({
	title: text('The namespace admits privileged Pods', '命名空间允许特权 Pod'),
	why: text(
		'The level privileged forbids nothing: whoever may create a Pod here owns its node.',
		'privileged 级别不作任何限制：能在此创建 Pod 的人就能控制节点。',
	),
	mend: text(
		'Enforce `baseline`; move the few Pods that need more into a namespace of their own.',
		'改为强制 `baseline`；将少数确需更高权限的 Pod 移到独立的命名空间。',
	),
	severity: 'medium',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['Namespace'],
	detect(namespace, { version }) {
		const labels = podSecurityLabels(namespace, version);
		if (labels?.written[labelOf('enforce')] !== 'privileged') return undefined;
		const path = labelPath('enforce');
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'set', path, value: 'baseline' }] } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: privileged
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
`,
		},
	],
});
