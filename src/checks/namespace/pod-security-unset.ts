import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { labelPath, podSecurityLabels } from './pod-security-labels.ts';
import { engineKinds, policyEngine } from './policy-engine.ts';

export default check({
	title: text('Nothing restricts the Pods of the namespace', '命名空间对 Pod 没有任何限制'),
	why: text(
		'Without Pod Security labels the namespace admits privileged Pods, host namespaces and hostPath: whoever may create a Pod here owns its node.',
		'没有 Pod Security 标签时，命名空间会接纳特权 Pod、主机命名空间和 hostPath：能在此创建 Pod 的人就能控制节点。',
	),
	mend: text(
		'Label the namespace with `pod-security.kubernetes.io/enforce: baseline`, or better `restricted`.',
		'为命名空间添加 `pod-security.kubernetes.io/enforce: baseline` 标签，最好用 `restricted`。',
	),
	severity: 'low',
	standards: ['cis:5.2.1', 'nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['Namespace'],
	reads: ['Namespace', ...engineKinds],
	detect(namespace, { version, world }) {
		const labels = podSecurityLabels(namespace, version);
		if (!labels || labels.modes.length > 0 || policyEngine(world)) return undefined;
		const edits = [{ kind: 'set' as const, path: labelPath('enforce'), value: 'baseline' }];
		return { path: labelPath('enforce'), fix: { safety: 'evidence', edits } };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: shop
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: shop
    pod-security.kubernetes.io/enforce: baseline
`,
		},
	],
});
