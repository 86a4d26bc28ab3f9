import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holdersOfAll, rbacKinds, roleKinds } from './holders.ts';

export default check({
	title: text('The role is cluster-admin by another name', '角色等同于 cluster-admin'),
	why: text(
		'All verbs on all resources are the whole cluster: Secrets, nodes, roles, and what is added later. Whoever steals a token with this role owns it.',
		'对全部资源拥有全部动词，就等于拥有整个集群：Secret、节点、角色以及以后新增的一切。窃得持有该角色的令牌即可控制集群。',
	),
	mend: text('Write out the resources and verbs that are used.', '逐一写出实际使用的资源和动词。'),
	severity: 'critical',
	standards: ['cis:5.1.1', 'cis:5.1.3', 'nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holdersOfAll(role, world, ({ verbs, groups }, reach) => {
			if (reach !== 'cluster' || !verbs.includes('*')) return undefined;
			return groups.includes('*') ? 'critical' : 'high';
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: site-manager
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: ["*"]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: site-manager
rules:
  - apiGroups: [apps]
    resources: [deployments, statefulsets]
    verbs: [get, list, watch]
`,
		},
	],
});
