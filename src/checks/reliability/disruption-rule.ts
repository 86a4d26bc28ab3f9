import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isBudget } from './budgets.ts';

export default check({
	title: text(
		'The disruption budget says nothing, or two things',
		'中断预算没有规则，或有两条规则',
	),
	why: text(
		'With neither `minAvailable` nor `maxUnavailable` no Pod that it selects may be evicted; with both the API server refuses it.',
		'既没有 `minAvailable` 也没有 `maxUnavailable` 时，所选 Pod 一律不可驱逐；两者同时设置则会被 API server 拒绝。',
	),
	mend: text('Set one of the two.', '只设置其中一个。'),
	severity: 'medium',
	standards: ['nsa:upgrading'],
	on: 'resource',
	kinds: ['PodDisruptionBudget'],
	detect(budget) {
		if (!isBudget(budget)) return undefined;
		const { minAvailable, maxUnavailable } = asFields(budget.value.spec);
		const count = [minAvailable, maxUnavailable].filter((rule) => (rule ?? null) !== null).length;
		if (count === 1) return undefined;
		const path = ['spec', 'maxUnavailable'];
		if (count === 2) return { path, message: both };
		const edits = [{ kind: 'set' as const, path, value: 1 }];
		return { path, message: neither, fix: { safety: 'value', edits } };
	},
	examples: [
		{
			bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: checkout
spec:
  selector:
    matchLabels:
      app: checkout
`,
			good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: checkout
spec:
  selector:
    matchLabels:
      app: checkout
  maxUnavailable: 1
`,
		},
	],
});

const both = text(
	'minAvailable and maxUnavailable are both set, which the API server refuses',
	'同时设置了 minAvailable 和 maxUnavailable，API server 会拒绝',
);
const neither = text(
	'Neither minAvailable nor maxUnavailable is set, so no Pod may be evicted',
	'minAvailable 与 maxUnavailable 均未设置，因此不允许驱逐任何 Pod',
);
