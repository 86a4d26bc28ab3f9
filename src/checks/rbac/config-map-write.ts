import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import type { Right } from './rights.ts';

export default check({
	title: text('The role may change every ConfigMap', '角色可修改任意 ConfigMap'),
	why: text(
		'ConfigMaps steer programs: scripts, proxies, DNS, and on EKS who is cluster-admin. Whoever writes them steers these programs.',
		'ConfigMap 决定着脚本、代理、DNS 等程序的行为，在 EKS 上还决定谁是 cluster-admin；能写入者即可操控这些程序。',
	),
	mend: text(
		'Name the ConfigMaps by `resourceNames`; elect leaders by Leases.',
		'用 `resourceNames` 限定 ConfigMap；选主请改用 Lease。',
	),
	severity: 'medium',
	// Most operators write ConfigMaps of their own.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1565'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, {
			right,
			severity: { cluster: 'medium', namespace: 'low' },
			isRemovable: true,
		}),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: feature-flags
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get, update]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: feature-flags
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get]
`,
		},
	],
});

const right: Right = [{ verbs: ['update', 'patch'], on: { '': ['configmaps'] } }];
