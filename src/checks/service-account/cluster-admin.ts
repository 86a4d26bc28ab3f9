import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { accountKinds, accountPath, carriesToken, grantsTo } from './accounts.ts';

export default check({
	title: text('The workload runs as cluster-admin', '工作负载以 cluster-admin 身份运行'),
	why: text(
		'The Pod carries a token with every right in the cluster. Whoever breaks into any of its containers, or gets at its node, owns the cluster.',
		'Pod 携带的令牌拥有集群的全部权限。攻破它的任一容器或所在节点，就等于控制了整个集群。',
	),
	mend: text(
		'Bind a role with just the rights that the program uses; without API calls, do not mount the token.',
		'绑定只含程序实际所用权限的角色；若不调用 API，则不要挂载令牌。',
	),
	severity: 'critical',
	standards: ['cis:5.1.1', 'nsa:rbac', 'mitre:T1078', 'mitre:T1528', 'owasp-k8s:K03'],
	on: 'pod',
	reads: accountKinds,
	detect(pod, { world }) {
		const grant = grantsTo(pod, world).find(
			({ isClusterWide, isClusterRole, role }) =>
				isClusterWide && isClusterRole && role === 'cluster-admin',
		);
		if (!grant || !carriesToken(pod, world)) return undefined;
		const [account, binding] = [quote(pod.serviceAccountName), quote(grant.binding.name)];
		return {
			path: accountPath(pod),
			message: text(
				`The ServiceAccount ${account} is cluster-admin by the ClusterRoleBinding ${binding}`,
				`ServiceAccount ${account} 通过 ClusterRoleBinding ${binding} 获得 cluster-admin`,
			),
		};
	},
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: dashboard
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: dashboard
    namespace: tools
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: dashboard
  namespace: tools
spec:
  selector:
    matchLabels:
      app: dashboard
  template:
    metadata:
      labels:
        app: dashboard
    spec:
      serviceAccountName: dashboard
      containers:
        - name: dashboard
          image: registry.example.com/dashboard:2.7.0
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: dashboard
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: dashboard
    namespace: tools
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: dashboard
  namespace: tools
spec:
  selector:
    matchLabels:
      app: dashboard
  template:
    metadata:
      labels:
        app: dashboard
    spec:
      serviceAccountName: dashboard
      containers:
        - name: dashboard
          image: registry.example.com/dashboard:2.7.0
`,
		},
	],
});
