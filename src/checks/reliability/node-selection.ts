import { asFields, asString, isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Pod does not say on which nodes it may run', 'Pod 未声明可运行于哪些节点'),
	why: text(
		'Without `nodeSelector` or node affinity it may land on any node that tolerates it, next to workloads of another sensitivity or on hardware that does not suit it.',
		'没有 `nodeSelector` 或节点亲和性时，Pod 可能落到任意节点上，与敏感级别不同的工作负载为邻，或运行在不合适的硬件上。',
	),
	mend: text('Set `nodeSelector` or node affinity.', '设置 `nodeSelector` 或节点亲和性。'),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'pod',
	detect(pod) {
		const { nodeSelector, affinity, nodeName } = pod.spec;
		if (Object.keys(asFields(nodeSelector)).length > 0 || asString(nodeName)) return undefined;
		if (isFields(asFields(affinity).nodeAffinity)) return undefined;
		return { path: pod.at('spec', 'nodeSelector') };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
    spec:
      nodeSelector:
        pool: payments
      containers:
        - name: ledger
          image: registry.example.com/ledger:1.4.2
`,
		},
	],
});
