import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holdersOfAll, rbacKinds, roleKinds } from './holders.ts';

export default check({
	title: text('The role may read everything, Secrets included', '角色可读取一切，包括 Secret'),
	why: text(
		'A wildcard for resources includes the Secrets of every namespace; `list` and `watch` return their contents too. `get` on everything also reaches `nodes/proxy`, and so the containers.',
		'资源通配符包含所有命名空间的 Secret，`list` 和 `watch` 同样返回内容；对一切资源的 `get` 还包括 `nodes/proxy`，由此可进入容器。',
	),
	mend: text(
		'Bind the built-in role view, which leaves Secrets out, or write out the resources.',
		'绑定不含 Secret 的内置角色 view，或逐一写出资源。',
	),
	severity: 'high',
	standards: ['cis:5.1.2', 'cis:5.1.3', 'nsa:rbac', 'mitre:T1552', 'mitre:T1613', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holdersOfAll(role, world, ({ verbs }, reach) => {
			const isReading = verbs.every((verb) => reading.has(verb));
			return reach !== 'namespace' && verbs.length > 0 && isReading ? 'high' : undefined;
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: inventory
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: [get, list, watch]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: inventory
rules:
  - apiGroups: ["", apps]
    resources: [pods, deployments]
    verbs: [get, list, watch]
`,
		},
	],
});

const reading = new Set(['get', 'list', 'watch']);
