import { fixValuesFor } from '../../kube/fix-values.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isOwnWorkload, replicasOf, scalerOf, scalingKinds } from './scaling.ts';

export default check({
	title: text('The workload has one replica', '工作负载只有一个副本'),
	why: text(
		'Every rollout, drain and node failure is an outage, and whoever can stop one Pod stops the service.',
		'每次发布、节点排空或故障都会中断服务；只要能停掉这一个 Pod，就能停掉整个服务。',
	),
	mend: text(
		'Run two or more replicas, or scale it with an autoscaler.',
		'运行两个以上副本，或使用自动扩缩容。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['mitre:T1499', 'owasp-k8s:K01'],
	on: 'resource',
	kinds: ['Deployment', 'StatefulSet'],
	reads: [...scalingKinds, 'Deployment', 'StatefulSet'],
	detect(workload, { world, settings }) {
		if (!isOwnWorkload(workload)) return undefined;
		const replicas = replicasOf(workload) ?? 1;
		// 0 is switched off on purpose.
		if (replicas !== 1 || scalerOf(workload, world)) return undefined;
		const path = ['spec', 'replicas'];
		// A second Pod of a StatefulSet is a member of a cluster, which the program must know.
		if (workload.kind === 'StatefulSet') return { path };
		const value = fixValuesFor(workload, settings).replicas;
		return { path, fix: { safety: 'value', edits: [{ kind: 'set', path, value }] } };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  replicas: 1
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
  replicas: 2
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
		},
	],
});
