import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import type { Right } from './rights.ts';

export default check({
	title: text('The role may create PersistentVolumes', '角色可创建 PersistentVolume'),
	why: text(
		'A PersistentVolume may be a directory of a node. A Pod that claims it reads and writes there, and Pod Security does not look behind the claim.',
		'PersistentVolume 可以指向节点目录；通过 PVC 使用它的 Pod 即可读写该目录，而 Pod Security 不检查 PVC 背后的卷。',
	),
	mend: text(
		'Leave volumes to the provisioner of a StorageClass; forbid hostPath volumes by a policy.',
		'卷交由 StorageClass 的供应者创建，并用策略禁止 hostPath 类型的卷。',
	),
	severity: 'medium',
	// Every storage driver has it, and it leads on only with claims and Pods.
	profile: 'strict',
	standards: ['cis:5.1.9', 'nsa:rbac', 'mitre:T1611', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) => holders(role, world, { right, severity: { cluster: 'medium' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: backup-restore
rules:
  - apiGroups: [""]
    resources: [persistentvolumes]
    verbs: [get, list, create]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: backup-restore
rules:
  - apiGroups: [""]
    resources: [persistentvolumes]
    verbs: [get, list]
`,
		},
	],
});

const right: Right = [
	{ verbs: ['create'], on: { '': ['persistentvolumes'] }, isClusterScoped: true },
];
