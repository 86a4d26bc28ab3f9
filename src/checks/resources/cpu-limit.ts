import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { missingLimit } from './missing.ts';

export default check({
	title: text('The container has no CPU limit', '容器没有 CPU 上限'),
	why: text(
		'A runaway or hijacked program, such as a coin miner, takes every idle core of the node. Requests still protect the neighbours, which is why many clusters do without limits.',
		'失控或被劫持的程序（例如挖矿程序）会占满节点的空闲核心。邻居仍受其 request 保护，因此许多集群不设此上限。',
	),
	mend: text(
		'Set `resources.limits.cpu` if your policy asks for it.',
		'若策略要求，请设置 `resources.limits.cpu`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1496', 'mitre:T1499'],
	on: 'container',
	detect: (container, context) => missingLimit(container, 'cpu', context),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: transcoder
spec:
  containers:
    - name: transcoder
      image: registry.example.com/transcoder:3.3.1
      resources:
        requests:
          cpu: 200m
          memory: 256Mi
        limits:
          memory: 512Mi
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: transcoder
spec:
  containers:
    - name: transcoder
      image: registry.example.com/transcoder:3.3.1
      resources:
        requests:
          cpu: 200m
          memory: 256Mi
        limits:
          memory: 512Mi
          cpu: 500m
`,
		},
	],
});
