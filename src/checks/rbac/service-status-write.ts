import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import type { Right } from './rights.ts';

export default check({
	title: text(
		'The role may take over addresses by the status of Services',
		'角色可通过 Service 状态劫持地址',
	),
	why: text(
		'An address in the status of a LoadBalancer Service makes every node send the traffic for it to this Service, also that of strangers (CVE-2020-8554).',
		'写入 LoadBalancer 类型 Service 状态的地址会使所有节点把发往该地址的流量送到此 Service，包括他人的流量（CVE-2020-8554）。',
	),
	mend: text(
		'Leave `services/status` to the controller that assigns addresses.',
		'`services/status` 只交给分配地址的控制器。',
	),
	severity: 'medium',
	// Load balancer controllers have it by their trade.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'mitre:T1557'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right, severity: { cluster: 'medium', namespace: 'medium' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: address-pool
rules:
  - apiGroups: [""]
    resources: [services, services/status]
    verbs: [get, patch]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: address-pool
rules:
  - apiGroups: [""]
    resources: [services]
    verbs: [get, patch]
`,
		},
	],
});

const right: Right = [{ verbs: ['update', 'patch'], on: { '': ['services/status'] } }];
