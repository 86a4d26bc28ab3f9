import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { hasWorkloads, isAutoscaler, scalingKinds, targetOf, workloadNamed } from './scaling.ts';

export default check({
	title: text(
		'The autoscaler scales a workload that does not exist',
		'自动扩缩容的目标工作负载不存在',
	),
	why: text(
		'Nothing is scaled, and the workload that was meant stays at its size under any load. Looked for among the inputs, and only where they hold workloads of the same namespace.',
		'不会有任何扩缩容，原本的目标在任何负载下都保持原有规模。仅在输入中含有同一命名空间的工作负载时查找。',
	),
	mend: text(
		'Correct kind and name in `scaleTargetRef`.',
		'改正 `scaleTargetRef` 中的 kind 和 name。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
	reads: scalingKinds,
	detect(autoscaler, { world }) {
		if (!isAutoscaler(autoscaler)) return undefined;
		const target = targetOf(autoscaler);
		// Other kinds need not carry a Pod, and are not known here.
		if (!target || !scalable.has(target.kind)) return undefined;
		if (!hasWorkloads(target.namespace, world) || workloadNamed(target, world)) return undefined;
		return {
			path: ['spec', 'scaleTargetRef', 'name'],
			message: text(
				`The inputs have workloads of this namespace, but no ${target.kind} ${quote(target.name)}`,
				`输入中有该命名空间的工作负载，但没有 ${target.kind} ${quote(target.name)}`,
			),
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
    name: checkout-api
  minReplicas: 3
  maxReplicas: 12
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
  minReplicas: 3
  maxReplicas: 12
`,
		},
	],
});

const scalable = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);
