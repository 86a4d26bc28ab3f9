import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { namespaceWithout } from './unlimited-namespace.ts';

export default check({
	title: text('The namespace has no ResourceQuota', '命名空间没有 ResourceQuota'),
	why: text(
		'One team, or whoever holds its credentials, can fill the whole cluster with Pods, objects and load balancers.',
		'某个团队或其凭据的持有者可以用 Pod、对象和负载均衡器占满整个集群。',
	),
	mend: text(
		'Add a ResourceQuota that fits the namespace.',
		'添加与该命名空间相称的 ResourceQuota。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1496', 'mitre:T1499'],
	on: 'resource',
	kinds: ['Namespace'],
	reads: ['Namespace', 'ResourceQuota'],
	// No fix: it is an object of its own, with numbers that only the team knows.
	detect: (namespace, context) => namespaceWithout('ResourceQuota', namespace, context, notFound),
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
kind: ResourceQuota
metadata:
  name: total
  namespace: payments
spec:
  hard:
    requests.cpu: "20"
    requests.memory: 40Gi
    limits.memory: 60Gi
    pods: "100"
`,
		},
	],
});

const notFound = text(
	'No ResourceQuota for this namespace is among the files that were read',
	'已读取的文件中没有该命名空间的 ResourceQuota',
);
