import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { nodeProxy } from './rights.ts';

export default check({
	title: text("The role may reach the nodes' own API", '角色可访问节点自身的 API'),
	why: text(
		'Through `nodes/proxy` the kubelet runs commands in every container of its node, past admission and the audit log. `get` is enough for it.',
		'通过 `nodes/proxy`，可让 kubelet 在节点的任意容器中执行命令，绕过准入控制和审计日志；仅有 `get` 即可做到。',
	),
	mend: text(
		'Allow `nodes/metrics`, `nodes/stats`, `nodes/healthz` or `nodes/pods` instead.',
		'改为允许 `nodes/metrics`、`nodes/stats`、`nodes/healthz` 或 `nodes/pods`。',
	),
	severity: 'high',
	standards: ['cis:5.1.10', 'nsa:rbac', 'mitre:T1609', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right: nodeProxy, severity: { cluster: 'high' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: metrics-scraper
rules:
  - apiGroups: [""]
    resources: [nodes/proxy]
    verbs: [get]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: metrics-scraper
rules:
  - apiGroups: [""]
    resources: [nodes/metrics]
    verbs: [get]
`,
		},
	],
});
