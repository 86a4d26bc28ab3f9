import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import type { Right } from './rights.ts';

export default check({
	title: text(
		'The role may delete whole namespaces, volumes or collections',
		'角色可删除命名空间、存储卷或整批对象',
	),
	why: text(
		'Deleting a namespace, a volume, a definition or a whole collection loses everything in it at once; a stolen token is enough to wipe the data.',
		'删除命名空间、存储卷、CRD 或整批对象会一次失去其中的全部内容；窃得令牌即可清除数据。',
	),
	mend: text(
		'Allow `delete` on the objects that are needed, by name, and no `deletecollection`.',
		'只按名称允许删除所需对象，不授予 `deletecollection`。',
	),
	severity: 'medium',
	// Operators and cleaners have it for good reasons.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1485'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right,
			severity: { cluster: 'medium', namespace: 'low' },
			isRemovable: true,
			where: ({ rule }) => !rule.verbs.includes('*'),
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: cleanup
rules:
  - apiGroups: [""]
    resources: [namespaces]
    verbs: [get, list, delete]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: cleanup
rules:
  - apiGroups: [""]
    resources: [namespaces]
    verbs: [get, list]
`,
		},
	],
});

const right: Right = [
	{
		verbs: ['delete', 'deletecollection'],
		on: {
			'': ['namespaces', 'nodes', 'persistentvolumes', 'persistentvolumeclaims'],
			'apiextensions.k8s.io': ['customresourcedefinitions'],
		},
	},
	{
		verbs: ['deletecollection'],
		on: {
			'': ['pods', 'services', 'configmaps', 'secrets', 'serviceaccounts'],
			apps: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
			batch: ['jobs', 'cronjobs'],
		},
	},
];
