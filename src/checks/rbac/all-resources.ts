import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holdersOfAll, rbacKinds, roleKinds } from './holders.ts';

export default check({
	title: text('The role may change all resources', '角色可更改全部资源'),
	why: text(
		'A wildcard for resources includes Secrets, Pods with any ServiceAccount, `pods/exec`, bindings, and what is added later. In a namespace it makes its holder every account there, in the cluster nearly cluster-admin.',
		'资源通配符包含 Secret、可使用任意 ServiceAccount 的 Pod、`pods/exec`、绑定以及以后新增的资源。在命名空间内等于拥有其中所有账号，在集群范围内则接近 cluster-admin。',
	),
	mend: text('Write out the resources that are used.', '逐一写出实际使用的资源。'),
	severity: 'high',
	standards: ['cis:5.1.3', 'nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holdersOfAll(role, world, ({ verbs }, reach) => {
			if (verbs.includes('*') && reach === 'cluster') return undefined; // rbac/all-rights
			if (!verbs.some((verb) => changing.has(verb))) return undefined;
			return reach === 'namespace' ? 'medium' : 'high';
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: preview-bot
  namespace: preview
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: ["*"]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: preview-bot
  namespace: preview
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get, patch]
`,
		},
	],
});

const changing = new Set(['*', 'create', 'update', 'patch', 'delete', 'deletecollection']);
