import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import type { Held } from './held.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { systemNamespace } from './reach.ts';
import type { Right } from './rights.ts';

export default check({
	title: text("The role may change the cluster's DNS", '角色可修改集群 DNS 配置'),
	why: text(
		'CoreDNS answers by its ConfigMap in kube-system. Whoever writes it sends any name of the cluster to a place of his own.',
		'CoreDNS 按 kube-system 中的 ConfigMap 作答；能写入它的人可把集群内任意名称解析到自己的地址。',
	),
	mend: text(
		"Name other ConfigMaps by `resourceNames`; leave CoreDNS's to administrators.",
		'用 `resourceNames` 限定为其他 ConfigMap，CoreDNS 的配置只由管理员修改。',
	),
	severity: 'high',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1557'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect(role, { world }) {
		if (role.kind === 'Role' && role.namespace !== systemNamespace) return undefined;
		const where = ({ rule }: Held) => rule.names.length > 0 || role.kind === 'Role';
		return holders(role, world, { right, where, severity: { cluster: 'high' } });
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: dns-tuner
  namespace: kube-system
rules:
  - apiGroups: [""]
    resources: [configmaps]
    resourceNames: [coredns]
    verbs: [get, update]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: dns-tuner
  namespace: kube-system
rules:
  - apiGroups: [""]
    resources: [configmaps]
    resourceNames: [dns-tuner]
    verbs: [get, update]
`,
		},
	],
});

// In a ClusterRole, every ConfigMap of the cluster is the matter of rbac/config-map-write.
const right: Right = [
	{
		verbs: ['update', 'patch'],
		on: { '': ['configmaps'] },
		names: (name) => name === 'coredns' || name === 'coredns-custom',
	},
];
