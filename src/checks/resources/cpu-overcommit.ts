import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { overcommitted } from './overcommitted.ts';

export default check({
	title: text('The container may use more CPU than it requests', '容器可用的 CPU 超过其 request'),
	why: text(
		'How fast the program runs depends on its neighbours, and the Pod is not of the class Guaranteed, which exclusive cores need. This check is for workloads that must not vary.',
		'程序速度取决于邻居，且该 Pod 不属于 Guaranteed 类，无法获得独占核心。此检查面向不允许性能波动的工作负载。',
	),
	mend: text('Set the CPU request equal to the limit.', '将 CPU request 设为与 limit 相等。'),
	severity: 'low',
	profile: 'named',
	standards: [],
	on: 'container',
	mentions: ['limits'],
	detect: (container) => overcommitted(container, 'cpu'),
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: order-matching
spec:
  containers:
    - name: engine
      image: registry.example.com/order-matching:4.4.0
      resources:
        requests:
          cpu: "2"
          memory: 4Gi
        limits:
          cpu: "4"
          memory: 4Gi
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: order-matching
spec:
  containers:
    - name: engine
      image: registry.example.com/order-matching:4.4.0
      resources:
        requests:
          cpu: "4"
          memory: 4Gi
        limits:
          cpu: "4"
          memory: 4Gi
`,
		},
	],
});
