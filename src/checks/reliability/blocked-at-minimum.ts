import { asFields, asNumber } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { chosenBy, isBudget, podsOf, readAmount } from './budgets.ts';
import { scalerOf, scalingKinds } from './scaling.ts';

export default check({
	title: text(
		'At the smallest scale the disruption budget allows no eviction',
		'缩至最小规模时，中断预算不允许驱逐',
	),
	why: text(
		'While the autoscaler keeps the workload at its minimum, at night for instance, nodes with its Pods cannot be drained.',
		'自动扩缩容将工作负载维持在最小规模时（例如夜间），运行其 Pod 的节点无法排空。',
	),
	mend: text(
		'Set `maxUnavailable: 1`, or raise `minReplicas` above `minAvailable`.',
		'设置 `maxUnavailable: 1`，或使 `minReplicas` 大于 `minAvailable`。',
	),
	severity: 'low',
	standards: ['nsa:upgrading'],
	on: 'resource',
	kinds: ['PodDisruptionBudget'],
	reads: [...scalingKinds, 'PodDisruptionBudget'],
	detect(budget, { world }) {
		if (!isBudget(budget)) return undefined;
		const min = readAmount(asFields(budget.value.spec).minAvailable);
		if (!min || ('percent' in min && min.percent >= 100)) return undefined;
		const [pod, ...others] = chosenBy(budget, world);
		const scaler = pod && others.length === 0 ? scalerOf(pod.resource, world) : undefined;
		if (scaler?.kind !== 'HorizontalPodAutoscaler') return undefined;
		const least = asNumber(asFields(scaler.value.spec).minReplicas) ?? 1;
		const wanted = podsOf(min, least);
		if (wanted < least || wanted === 0) return undefined;
		const path = ['spec', 'minAvailable'];
		const set = { kind: 'set' as const, path: ['spec', 'maxUnavailable'], value: 1 };
		return {
			path,
			message: text(
				`${wanted} must be available, and ${quote(scaler.name)} may scale down to ${least}`,
				`须有 ${wanted} 个可用，而 ${quote(scaler.name)} 可缩容至 ${least} 个`,
			),
			fix: { safety: 'value', edits: [set, { kind: 'remove', path }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
spec:
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
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: checkout
  namespace: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: checkout
  minReplicas: 2
  maxReplicas: 12
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: checkout
  namespace: shop
spec:
  minAvailable: 2
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
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: checkout
  namespace: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: checkout
  minReplicas: 2
  maxReplicas: 12
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
