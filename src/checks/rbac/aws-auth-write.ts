import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import type { Held } from './held.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { systemNamespace } from './reach.ts';
import type { Right } from './rights.ts';

export default check({
	title: text(
		'The role may decide who is cluster-admin on EKS',
		'角色可决定 EKS 上谁是 cluster-admin',
	),
	why: text(
		'The ConfigMap aws-auth maps AWS identities to users and groups. Whoever writes it puts himself into system:masters.',
		'ConfigMap aws-auth 把 AWS 身份映射为用户和组；能写入它的人可把自己加入 system:masters。',
	),
	mend: text(
		'Use EKS access entries, and leave aws-auth to administrators.',
		'改用 EKS access entry，aws-auth 只由管理员修改。',
	),
	severity: 'critical',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1098'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect(role, { world }) {
		if (role.kind === 'Role' && role.namespace !== systemNamespace) return undefined;
		const where = ({ rule }: Held) => rule.names.length > 0;
		return holders(role, world, { right, where, severity: { cluster: 'critical' } });
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: node-joiner
  namespace: kube-system
rules:
  - apiGroups: [""]
    resources: [configmaps]
    resourceNames: [aws-auth]
    verbs: [get, patch]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: node-joiner
  namespace: kube-system
rules:
  - apiGroups: [""]
    resources: [configmaps]
    resourceNames: [aws-auth]
    verbs: [get]
`,
		},
	],
});

const right: Right = [
	{
		verbs: ['update', 'patch'],
		on: { '': ['configmaps'] },
		names: (name) => name === 'aws-auth',
	},
];
