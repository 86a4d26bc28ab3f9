import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The namespace has no LimitRange', '命名空间没有 LimitRange'),
	why: text(
		'A LimitRange gives containers without requests and limits their defaults and bounds the rest, so that one forgotten manifest cannot take a node.',
		'LimitRange 为未设置请求和上限的容器提供默认值，并限制其余容器，避免一份疏漏的清单占满节点。',
	),
	mend: text('Add a LimitRange with defaults.', '添加带默认值的 LimitRange。'),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:resource-policies', 'mitre:T1499'],
	on: 'namespace',
	needs: 'world',
	detect: (namespace, { world }) =>
		world.ofKind('LimitRange').some((each) => each.namespace === namespace.name)
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
kind: LimitRange
metadata:
  name: defaults
  namespace: shop
spec:
  limits:
    - type: Container
      default:
        memory: 256Mi
      defaultRequest:
        cpu: 100m
        memory: 128Mi
`,
		},
	],
});
