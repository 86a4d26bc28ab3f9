import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { compareVersion } from '../../model/version.ts';
import { check } from '../define.ts';
import { isBudget } from './budgets.ts';

export default check({
	title: text(
		'Pods that never become ready keep their node from being drained',
		'始终未就绪的 Pod 会阻止节点排空',
	),
	why: text(
		'By default a disruption budget also protects Pods that do not work, so a workload that crashes stops the upgrade of its nodes.',
		'默认情况下，中断预算也保护无法工作的 Pod，因此一个持续崩溃的工作负载就能阻止节点升级。',
	),
	mend: text(
		'Set `unhealthyPodEvictionPolicy: AlwaysAllow`.',
		'设置 `unhealthyPodEvictionPolicy: AlwaysAllow`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:upgrading'],
	on: 'resource',
	kinds: ['PodDisruptionBudget'],
	detect(budget, { version }) {
		// On by default since 1.27 (KEP-3017).
		if (compareVersion(version, { major: 1, minor: 27 }) < 0 || !isBudget(budget)) return undefined;
		if (asFields(budget.value.spec).unhealthyPodEvictionPolicy === 'AlwaysAllow') return undefined;
		const path = ['spec', 'unhealthyPodEvictionPolicy'];
		const edits = [{ kind: 'set' as const, path, value: 'AlwaysAllow' }];
		// Some wait for a quorum to come back before another member goes.
		return { path, fix: { safety: 'evidence', edits } };
	},
	examples: [
		{
			bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: checkout
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: checkout
`,
			good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: checkout
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: checkout
  unhealthyPodEvictionPolicy: AlwaysAllow
`,
		},
	],
});
