import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import { secretRead } from './rights.ts';

export default check({
	title: text('The role may read Secrets of every namespace', '角色可读取所有命名空间的 Secret'),
	why: text(
		'Secrets hold passwords, keys and tokens of everything that runs here. `list` and `watch` return their contents as `get` does. Whoever steals a token with this role has them all.',
		'Secret 中存放着集群内所有程序的密码、密钥和令牌，`list` 和 `watch` 与 `get` 一样会返回内容。窃得持有该角色的令牌，就能得到全部 Secret。',
	),
	mend: text(
		'Allow `get` on the Secrets that are needed, by `resourceNames`, or bind the role in single namespaces.',
		'用 `resourceNames` 只允许对所需的 Secret 执行 `get`，或只在个别命名空间绑定该角色。',
	),
	severity: 'high',
	standards: ['cis:5.1.2', 'nsa:rbac', 'nsa:secrets', 'mitre:T1552', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right: secretRead, severity: { cluster: 'high' }, isRemovable: true }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: report-exporter
rules:
  - apiGroups: [""]
    resources: [configmaps, secrets]
    verbs: [get, list]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: report-exporter
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get, list]
`,
		},
	],
});
