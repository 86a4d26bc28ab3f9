import { asFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isBudget, podsOf, readAmount, replicasUnder } from './budgets.ts';
import { scalingKinds } from './scaling.ts';

export default check({
	title: text('The disruption budget never allows an eviction', '中断预算永远不允许驱逐'),
	why: text(
		'Nodes with these Pods cannot be drained: upgrades and security patches wait until somebody deletes the budget by hand.',
		'运行这些 Pod 的节点无法排空：升级和安全补丁会一直等待，直到有人手动删除该预算。',
	),
	mend: text(
		'Set `maxUnavailable: 1`, with two or more replicas.',
		'设置 `maxUnavailable: 1`，并运行两个以上副本。',
	),
	severity: 'medium',
	standards: ['nsa:upgrading'],
	on: 'resource',
	kinds: ['PodDisruptionBudget'],
	reads: [...scalingKinds, 'PodDisruptionBudget'],
	detect(budget, { world }) {
		if (!isBudget(budget)) return undefined;
		const { minAvailable, maxUnavailable } = asFields(budget.value.spec);
		const [min, max] = [readAmount(minAvailable), readAmount(maxUnavailable)];
		if (min && max) return undefined; // refused: reliability/disruption-rule
		const path = ['spec', max ? 'maxUnavailable' : 'minAvailable'];
		const set = { kind: 'set' as const, path: ['spec', 'maxUnavailable'], value: 1 };
		if (max) {
			// A share is rounded up, so any above 0 allows one.
			if (podsOf(max, 100) !== 0) return undefined;
			return { path, message: none, fix: { safety: 'value', edits: [set] } };
		}
		const replicas = replicasUnder(budget, world);
		if (!min || replicas === 0) return undefined;
		const fix = { safety: 'value' as const, edits: [set, { kind: 'remove' as const, path }] };
		if ('percent' in min && min.percent >= 100) return { path, message: all, fix };
		if (replicas === undefined || podsOf(min, replicas) < replicas) return undefined;
		const message = text(
			`${podsOf(min, replicas)} of ${replicas} replicas must be available, so none may go`,
			`${replicas} 个副本中须有 ${podsOf(min, replicas)} 个可用，因此一个也不能驱逐`,
		);
		return { path, message, fix };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: checkout
  template:
    metadata:
      labels:
        app: checkout
    spec:
      containers:
        - name: checkout
          image: registry.example.com/checkout:1.4.2
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: checkout
  namespace: shop
spec:
  minAvailable: 3
  selector:
    matchLabels:
      app: checkout
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: checkout
  template:
    metadata:
      labels:
        app: checkout
    spec:
      containers:
        - name: checkout
          image: registry.example.com/checkout:1.4.2
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: checkout
  namespace: shop
spec:
  selector:
    matchLabels:
      app: checkout
  maxUnavailable: 1
`,
		},
	],
});

const none = text('maxUnavailable is 0', 'maxUnavailable 为 0');
const all = text('minAvailable is all of the Pods', 'minAvailable 为全部 Pod');
