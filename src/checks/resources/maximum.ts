import type { PodView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import type { Edit } from '../../model/edit.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { hasPodResources, podResources, type Which } from './amounts.ts';

export default check({
	title: text('A limit is above the maximum of the organisation', '资源上限超过组织规定的最大值'),
	why: text(
		'One container with a limit that large can take what the other workloads of the node need. The maximum is yours: `maximumCpu` and `maximumMemory`.',
		'上限过大的容器可能占用节点上其他工作负载所需的资源。最大值由 `maximumCpu` 与 `maximumMemory` 配置。',
	),
	mend: text(
		'Lower the limit and the request to the maximum, or split the workload.',
		'将 limit 与 request 降到最大值以内，或拆分工作负载。',
	),
	severity: 'medium',
	standards: ['nsa:resource-policies', 'mitre:T1496'],
	on: 'pod',
	detect: (pod, { settings, version }) => {
		const { maximumCpu, maximumMemory } = settings;
		if (maximumCpu === undefined && maximumMemory === undefined) return undefined;
		const honoursPod = hasPodResources(version);
		return [
			...(maximumCpu === undefined ? [] : above(pod, 'cpu', maximumCpu, honoursPod)),
			...(maximumMemory === undefined ? [] : above(pod, 'memory', maximumMemory, honoursPod)),
		];
	},
	examples: [
		{
			settings: { maximumCpu: '4', maximumMemory: '8Gi' },
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: indexer
spec:
  selector:
    matchLabels:
      app: indexer
  template:
    metadata:
      labels:
        app: indexer
    spec:
      containers:
        - name: indexer
          image: registry.example.com/indexer:6.5.2
          resources:
            requests:
              cpu: "2"
              memory: 16Gi
            limits:
              cpu: "8"
              memory: 16Gi
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: indexer
spec:
  selector:
    matchLabels:
      app: indexer
  template:
    metadata:
      labels:
        app: indexer
    spec:
      containers:
        - name: indexer
          image: registry.example.com/indexer:6.5.2
          resources:
            requests:
              cpu: "2"
              memory: 8Gi
            limits:
              cpu: "4"
              memory: 8Gi
`,
		},
	],
});

function above(
	pod: PodView,
	name: 'cpu' | 'memory',
	maximum: string,
	honoursPod: boolean,
): Problem[] {
	const most = parseQuantity(maximum) ?? Number.POSITIVE_INFINITY;
	const problems: Problem[] = [];
	let isBoundByPod = false;
	for (const container of pod.containers) {
		if (container.role === 'ephemeral') continue;
		const limit = container.resources('limits')[name] ?? undefined;
		const request = container.resources('requests')[name];
		if (limit === undefined) isBoundByPod = true;
		const tooHigh = (['limits', 'requests'] as const).filter(
			(which) => (parseQuantity(which === 'limits' ? limit : request) ?? 0) > most,
		);
		const [first] = tooHigh;
		if (!first) continue;
		const at = (which: Which) => container.at('resources', which, name);
		problems.push({
			...excess(at(first), first, name, first === 'limits' ? limit : request, maximum),
			container: container.name,
			// The program must live with less.
			fix: {
				safety: 'evidence',
				edits: tooHigh.map((which): Edit => ({ kind: 'set', path: at(which), value: maximum })),
			},
		});
	}
	const whole = podResources(pod, 'limits')[name];
	// A container without a limit of its own may use all that the Pod has.
	if (isBoundByPod && honoursPod && (parseQuantity(whole) ?? 0) > most) {
		problems.push(
			excess(pod.at('spec', 'resources', 'limits', name), 'limits', name, whole, maximum),
		);
	}
	return problems;
}

function excess(path: Path, which: Which, name: string, value: unknown, maximum: string): Problem {
	const found = quote(String(value));
	return {
		path,
		message: text(
			`${which}.${name} is ${found}, above the maximum of ${maximum}`,
			`${which}.${name} 为 ${found}，超过最大值 ${maximum}`,
		),
	};
}
