import { asFields, asList, isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isOwnWorkload, replicasOf } from './scaling.ts';

export default check({
	title: text('Nothing spreads the replicas over nodes', '没有规则将副本分散到不同节点'),
	why: text(
		'All replicas may run on one node, and go down with it. Kubernetes spreads by itself only loosely.',
		'所有副本可能运行在同一节点上，并随之一起失效。Kubernetes 默认的分散规则很宽松。',
	),
	mend: text(
		'Add `topologySpreadConstraints` or Pod anti-affinity.',
		'添加 `topologySpreadConstraints` 或 Pod 反亲和性。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'pod',
	detect(pod) {
		const { resource, spec } = pod;
		if (resource.kind !== 'Deployment' && resource.kind !== 'StatefulSet') return undefined;
		if ((replicasOf(resource) ?? 1) < 2 || !isOwnWorkload(resource)) return undefined;
		if (asList(spec.topologySpreadConstraints).length > 0) return undefined;
		if (isFields(asFields(spec.affinity).podAntiAffinity)) return undefined;
		const path = pod.at('spec', 'topologySpreadConstraints');
		const { selector } = asFields(resource.value.spec);
		if (!isFields(selector)) return { path };
		const value = {
			maxSkew: 1,
			topologyKey: 'kubernetes.io/hostname',
			whenUnsatisfiable: 'ScheduleAnyway',
			labelSelector: selector,
		};
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'append', path, value }] } };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
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
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: checkout
`,
		},
	],
});
