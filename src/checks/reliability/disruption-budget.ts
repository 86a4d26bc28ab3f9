import { asFields, isFields } from '../../model/fields.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { hasBudget } from './budgets.ts';
import { isOwnWorkload, replicasOf, scalerOf, scalingKinds } from './scaling.ts';

export default check({
	title: text('No PodDisruptionBudget holds for the workload', '工作负载没有 PodDisruptionBudget'),
	why: text(
		'A drain or upgrade of nodes may evict all of its replicas at the same moment.',
		'排空或升级节点时，其所有副本可能同时被驱逐。',
	),
	mend: text(
		'Add a PodDisruptionBudget with `maxUnavailable: 1`.',
		'添加 `maxUnavailable: 1` 的 PodDisruptionBudget。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'pod',
	reads: [...scalingKinds, 'PodDisruptionBudget'],
	detect(pod, { world }) {
		const { resource } = pod;
		if (resource.kind !== 'Deployment' && resource.kind !== 'StatefulSet') return undefined;
		if (!isOwnWorkload(resource)) return undefined;
		// With a single replica a budget would only stand in the way.
		const isOne = (replicasOf(resource) ?? 1) < 2 && !scalerOf(resource, world);
		if (isOne || hasBudget(pod, world)) return undefined;
		const companions = budgetFor(resource);
		return {
			path: ['metadata', 'name'],
			...(companions && { fix: { safety: 'evidence', edits: [], companions } }),
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
  maxUnavailable: 1
  selector:
    matchLabels:
      app: checkout
`,
		},
	],
});

/** Right unless the program bears no loss of a single replica. */
function budgetFor({ name, namespace, value }: Resource): Fields[] | undefined {
	const { selector } = asFields(value.spec);
	if (name === '' || !isFields(selector)) return undefined;
	return [
		{
			apiVersion: 'policy/v1',
			kind: 'PodDisruptionBudget',
			metadata: { name, ...(namespace !== undefined && { namespace }) },
			spec: { maxUnavailable: 1, selector },
		},
	];
}
