import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { namespaceWithout } from './unlimited-namespace.ts';

export default check({
	title: text('The namespace has no LimitRange', '命名空间没有 LimitRange'),
	why: text(
		'Containers that state no requests or limits get none, so a forgotten line in one manifest can cost the other workloads of the node their memory.',
		'未声明 request 或 limit 的容器不会获得默认值；某份清单漏写一行，就可能使节点上的其他工作负载失去内存。',
	),
	mend: text(
		'Add a LimitRange with defaults for memory and CPU.',
		'添加 LimitRange，为内存和 CPU 设置默认值。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1499'],
	on: 'resource',
	kinds: ['Namespace'],
	reads: ['Namespace', 'LimitRange'],
	// No fix: it is an object of its own, with numbers that only the team knows.
	detect: (namespace, context) => namespaceWithout('LimitRange', namespace, context, notFound),
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: payments
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: payments
---
apiVersion: v1
kind: LimitRange
metadata:
  name: defaults
  namespace: payments
spec:
  limits:
    - type: Container
      defaultRequest:
        cpu: 100m
        memory: 128Mi
      default:
        memory: 256Mi
`,
		},
	],
});

const notFound = text(
	'No LimitRange for this namespace is among the files that were read',
	'已读取的文件中没有该命名空间的 LimitRange',
);
