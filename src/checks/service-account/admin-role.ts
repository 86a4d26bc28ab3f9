import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { accountKinds, accountPath, carriesToken, type Grant, grantsTo } from './accounts.ts';

export default check({
	title: text('The workload holds an administrative role', '工作负载拥有管理类角色'),
	why: text(
		'The roles cluster-admin, admin and edit read Secrets and start Pods under any ServiceAccount of their namespaces. A stolen token of this workload does the same.',
		'cluster-admin、admin、edit 角色可读取其命名空间中的 Secret，并能以其中任意 ServiceAccount 启动 Pod；窃得该工作负载的令牌即可做同样的事。',
	),
	mend: text(
		'Bind a Role with just the rights that the program uses.',
		'改为绑定只含程序实际所用权限的 Role。',
	),
	severity: 'medium',
	standards: ['nsa:rbac', 'mitre:T1078', 'mitre:T1528', 'owasp-k8s:K03'],
	on: 'pod',
	reads: accountKinds,
	detect(pod, { world }) {
		const grants = grantsTo(pod, world).filter(isAdministrative);
		const grant = grants.find(({ isClusterWide }) => isClusterWide) ?? grants[0];
		if (!grant || !carriesToken(pod, world)) return undefined;
		const { kind, name } = grant.binding;
		const [account, role] = [quote(pod.serviceAccountName), quote(grant.role)];
		return {
			path: accountPath(pod),
			...(grant.isClusterWide && { severity: 'high' as const }),
			message: text(
				`The ServiceAccount ${account} has the role ${role} by the ${kind} ${quote(name)}`,
				`ServiceAccount ${account} 通过 ${kind} ${quote(name)} 获得角色 ${role}`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: deployer
  namespace: staging
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: edit
subjects:
  - kind: ServiceAccount
    name: deployer
    namespace: staging
---
apiVersion: v1
kind: Pod
metadata:
  name: deployer
  namespace: staging
spec:
  serviceAccountName: deployer
  containers:
    - name: deployer
      image: registry.example.com/deployer:3.0.0
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: deployer
  namespace: staging
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: deployment-patcher
subjects:
  - kind: ServiceAccount
    name: deployer
    namespace: staging
---
apiVersion: v1
kind: Pod
metadata:
  name: deployer
  namespace: staging
spec:
  serviceAccountName: deployer
  containers:
    - name: deployer
      image: registry.example.com/deployer:3.0.0
`,
		},
	],
});

/** The built-in roles that are for people; cluster-admin everywhere is another check's matter. */
function isAdministrative({ isClusterRole, isClusterWide, role }: Grant): boolean {
	if (!isClusterRole) return false;
	return role === 'admin' || role === 'edit' || (role === 'cluster-admin' && !isClusterWide);
}
