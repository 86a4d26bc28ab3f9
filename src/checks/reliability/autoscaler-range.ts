import { asFields, asNumber } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isAutoscaler } from './scaling.ts';

export default check({
	title: text(
		'The autoscaler may go down to one replica, or has nowhere to go',
		'自动扩缩容可降至单副本，或没有伸缩空间',
	),
	why: text(
		'At the minimum of one replica every drain and crash is an outage. Where minimum and maximum are equal nothing is scaled.',
		'最小值为 1 时，每次排空或崩溃都会中断服务；最小值等于最大值时则不会伸缩。',
	),
	mend: text(
		'Set `minReplicas` to 2 or more and `maxReplicas` above it.',
		'将 `minReplicas` 设为 2 以上，`maxReplicas` 更大。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['mitre:T1499'],
	on: 'resource',
	kinds: ['HorizontalPodAutoscaler'],
	detect(autoscaler) {
		if (!isAutoscaler(autoscaler)) return undefined;
		const { minReplicas, maxReplicas } = asFields(autoscaler.value.spec);
		const [min, max] = [asNumber(minReplicas) ?? 1, asNumber(maxReplicas)];
		const path = ['spec', 'minReplicas'];
		if (min === 1) {
			const message = text('The minimum is 1 replica', '最小副本数为 1');
			return { path, message, fix: { safety: 'value', edits: [{ kind: 'set', path, value: 2 }] } };
		}
		if (min !== max) return undefined;
		const message = text(`Minimum and maximum are both ${min}`, `最小值与最大值均为 ${min}`);
		return { path: ['spec', 'maxReplicas'], message };
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
  minReplicas: 1
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
  minReplicas: 2
  maxReplicas: 6
`,
		},
	],
});
