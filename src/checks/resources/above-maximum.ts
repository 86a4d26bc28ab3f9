import type { ContainerView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quantityOf } from './amounts.ts';

export default check({
	title: text('A limit above what the organisation allows', '上限超出组织允许的最大值'),
	why: text(
		'One container with a limit of its own choosing can take what others were promised.',
		'自行设定过高上限的容器会占用本应留给他人的资源。',
	),
	mend: text(
		'Lower the limit, or raise `maximumCpu` or `maximumMemory` in holdfast.yaml.',
		'降低上限，或在 holdfast.yaml 中提高 `maximumCpu`、`maximumMemory`。',
	),
	severity: 'medium',
	standards: ['nsa:resource-policies', 'mitre:T1496'],
	on: 'container',
	detect(container, { settings: { maximumCpu, maximumMemory } }) {
		if (maximumCpu === undefined && maximumMemory === undefined) return undefined;
		return [...above(container, 'cpu', maximumCpu), ...above(container, 'memory', maximumMemory)];
	},
	examples: [
		{
			settings: { maximumMemory: '8Gi' },
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: analytics
spec:
  selector:
    matchLabels:
      app: analytics
  template:
    metadata:
      labels:
        app: analytics
    spec:
      containers:
        - name: analytics
          image: registry.example.com/analytics:3.1.0
          resources:
            limits:
              memory: 64Gi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: analytics
spec:
  selector:
    matchLabels:
      app: analytics
  template:
    metadata:
      labels:
        app: analytics
    spec:
      containers:
        - name: analytics
          image: registry.example.com/analytics:3.1.0
          resources:
            limits:
              memory: 8Gi
`,
		},
	],
});

function above(
	container: ContainerView,
	name: 'cpu' | 'memory',
	maximum: string | undefined,
): Problem[] {
	const most = parseQuantity(maximum);
	const limit = quantityOf(container, 'limits', name);
	if (most === undefined || limit === undefined || limit <= most) return [];
	const path = container.at('resources', 'limits', name);
	return [
		{
			path,
			message: text(`the ${name} limit is above ${maximum}`, `${name} 上限超过 ${maximum}`),
			fix: { safety: 'value', edits: [{ kind: 'set', path, value: maximum }] },
		},
	];
}
