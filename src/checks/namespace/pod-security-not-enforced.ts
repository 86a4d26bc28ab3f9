import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { labelPath, podSecurityLabels } from './pod-security-labels.ts';

export default check({
	title: text('Pod Security only warns, and forbids nothing', 'Pod Security 只告警，不阻止'),
	why: text(
		'The labels warn and audit produce messages; the Pods are admitted all the same.',
		'warn 和 audit 标签只会产生消息，Pod 仍会被接纳。',
	),
	mend: text(
		'Set `pod-security.kubernetes.io/enforce` to a level that the Pods keep already.',
		'将 `pod-security.kubernetes.io/enforce` 设为现有 Pod 已满足的级别。',
	),
	severity: 'low',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['Namespace'],
	detect(namespace, { version }) {
		const labels = podSecurityLabels(namespace, version);
		if (!labels || labels.modes.includes('enforce')) return undefined;
		const told = labels.modes.map((mode) => labels.policy[mode].level);
		const level = (['baseline', 'restricted'] as const).find((each) => told.includes(each));
		if (!level) return undefined;
		const [mode = 'warn'] = labels.modes;
		const edits = [{ kind: 'set' as const, path: labelPath('enforce'), value: level }];
		return { path: labelPath(mode), fix: { safety: 'evidence', edits } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/warn: baseline
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/warn: baseline
    pod-security.kubernetes.io/enforce: baseline
`,
		},
	],
});
