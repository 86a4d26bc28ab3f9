import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { isOwnWorkload, replicasOf, scalerOf, scalingKinds } from './scaling.ts';

export default check({
	title: text(
		'The manifest sets replicas that an autoscaler sets too',
		'清单与自动扩缩容同时设置副本数',
	),
	why: text(
		'Each time the manifest is applied, the number jumps back to what it says, in the middle of the load that the autoscaler had answered.',
		'每次应用清单，副本数都会跳回清单中的值，而此时可能正处于自动扩容所应对的负载之中。',
	),
	mend: text(
		'Leave `replicas` out; hand it over to the autoscaler first where it is applied already.',
		'删除 `replicas`；若已应用过，请先将该字段移交给自动扩缩容。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'resource',
	kinds: ['Deployment', 'StatefulSet', 'ReplicaSet'],
	reads: [...scalingKinds, 'Deployment', 'StatefulSet', 'ReplicaSet'],
	detect(workload, { world }) {
		const replicas = replicasOf(workload);
		// 0 switches the autoscaler off, which may be meant.
		if (!replicas || !isOwnWorkload(workload)) return undefined;
		const scaler = scalerOf(workload, world);
		if (!scaler) return undefined;
		const path = ['spec', 'replicas'];
		return {
			path,
			message: text(
				`The ${scaler.kind} ${quote(scaler.name)} sets the replicas too`,
				`${scaler.kind} ${quote(scaler.name)} 也在设置副本数`,
			),
			// The first application without the field scales down to 1 for a moment.
			fix: { safety: 'evidence', edits: [{ kind: 'remove', path }] },
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
