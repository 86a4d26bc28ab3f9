import { asFields, asNumber } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isAutoscaler } from './scaling.ts';

export default check({
	title: text('The bounds of the autoscaler contradict each other', '自动扩缩容的上下限相互矛盾'),
	why: text(
		'The API server refuses an autoscaler whose minimum is above its maximum, or whose maximum is below 1: nothing is scaled.',
		'API server 会拒绝最小值大于最大值、或最大值小于 1 的自动扩缩容配置，因此不会有任何扩缩容。',
	),
	mend: text(
		'Set `minReplicas` to at most `maxReplicas`.',
		'使 `minReplicas` 不大于 `maxReplicas`。',
	),
	severity: 'medium',
	standards: [],
	on: 'resource',
	kinds: ['HorizontalPodAutoscaler'],
	detect(autoscaler) {
		if (!isAutoscaler(autoscaler)) return undefined;
		const { minReplicas, maxReplicas } = asFields(autoscaler.value.spec);
		const [min, max] = [asNumber(minReplicas) ?? 1, asNumber(maxReplicas)];
		if (max === undefined || (max >= 1 && min <= max)) return undefined;
		if (max < 1) return { path: ['spec', 'maxReplicas'] };
		return {
			path: ['spec', 'minReplicas'],
			message: text(
				`minReplicas is ${min}, above maxReplicas of ${max}`,
				`minReplicas 为 ${min}，大于 maxReplicas（${max}）`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: checkout
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: checkout
  minReplicas: 10
  maxReplicas: 6
`,
			good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: checkout
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: checkout
  minReplicas: 6
  maxReplicas: 10
`,
		},
	],
});
