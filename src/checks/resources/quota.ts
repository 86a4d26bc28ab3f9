import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The namespace has no ResourceQuota', '命名空间没有 ResourceQuota'),
	why: text(
		'Without a quota one tenant, or whoever took over one of its accounts, can use up the cluster.',
		'没有配额时，一个租户（或接管其账户的人）就能耗尽整个集群。',
	),
	mend: text('Add a ResourceQuota for CPU and memory.', '添加限制 CPU 与内存的 ResourceQuota。'),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1499'],
	on: 'namespace',
	needs: 'world',
	detect: (namespace, { world }) =>
		world.ofKind('ResourceQuota').some((each) => each.namespace === namespace.name)
			? undefined
			: { path: ['metadata', 'name'] },
	examples: [
		{
			bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
			good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: defaults
  namespace: shop
spec:
  hard:
    requests.cpu: "10"
    requests.memory: 20Gi
`,
		},
	],
});
