import { isService, serviceOf } from '../../kube/network/services.ts';
import { isSelected, workloadReads } from '../../kube/network/workloads.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Service selects no Pod', 'Service 没有选中任何 Pod'),
	why: text(
		'Whoever calls it gets no answer; and a Pod that anybody may start with these labels gets the calls. Looked for among the inputs, and only where they hold workloads of the namespace.',
		'调用者得不到应答；而任何人只要启动带有这些标签的 Pod，就能接收这些请求。仅在输入中含有该命名空间的工作负载时查找。',
	),
	mend: text('Correct the selector, or remove the Service.', '改正 selector，或删除该 Service。'),
	severity: 'low',
	standards: [],
	on: 'resource',
	kinds: ['Service'],
	reads: workloadReads,
	detect(service, { world }) {
		if (!isService(service)) return undefined;
		const { selector } = serviceOf(service);
		if (!selector || isSelected(selector, service.namespace, world) !== false) return undefined;
		return {
			path: ['spec', 'selector'],
			message: text(
				'The inputs have workloads of this namespace, but the Service selects none of them',
				'输入中有该命名空间的工作负载，但该 Service 一个也没有选中',
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: orders
spec:
  selector:
    app: order
  ports:
    - port: 8080
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  labels:
    app: orders
spec:
  containers:
    - name: orders
      image: registry.example.com/orders:3.1.0
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: orders
spec:
  selector:
    app: orders
  ports:
    - port: 8080
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  labels:
    app: orders
spec:
  containers:
    - name: orders
      image: registry.example.com/orders:3.1.0
`,
		},
	],
});
