import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { grantsOf } from './accounts.ts';

export default check({
	title: text(
		'A binding gives rights to a default ServiceAccount',
		'绑定为 default ServiceAccount 授予了权限',
	),
	why: text(
		'Every Pod of the namespace that names no account gets these rights, the ones that are added later as well. Breaking into any of them is enough to use the rights.',
		'该命名空间中所有未指定账号的 Pod（包括以后新增的）都会获得这些权限，攻破其中任何一个即可使用。',
	),
	mend: text(
		'Bind the role to a ServiceAccount made for the workload that needs it.',
		'把角色绑定到为相应工作负载单独创建的 ServiceAccount。',
	),
	severity: 'medium',
	standards: ['cis:5.1.5', 'nsa:rbac', 'mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: ['RoleBinding', 'ClusterRoleBinding'],
	detect: (binding) =>
		grantsOf(binding)
			.filter(({ account }) => account === 'default')
			.map(({ path, role, isClusterWide }) => ({
				path,
				message: text(
					`The default ServiceAccount gets the role ${quote(role)}${isClusterWide ? ' in every namespace' : ''}`,
					`default ServiceAccount ${isClusterWide ? '在所有命名空间中' : ''}获得角色 ${quote(role)}`,
				),
			})),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: read-pods
  namespace: monitoring
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: pod-reader
subjects:
  - kind: ServiceAccount
    name: default
    namespace: monitoring
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: read-pods
  namespace: monitoring
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: pod-reader
subjects:
  - kind: ServiceAccount
    name: pod-watcher
    namespace: monitoring
`,
		},
	],
});
