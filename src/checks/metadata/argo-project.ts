import { asFields, asList } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Argo CD project allows everything', 'Argo CD 项目允许一切'),
	why: text(
		'Whoever may write an Application of this project, or push to any repository, has Argo CD apply whatever they like with its own rights, which are usually those of a cluster admin.',
		'能编写该项目的 Application 或向任意仓库推送的人，都可让 Argo CD 以自身权限（通常是集群管理员）部署任何内容。',
	),
	mend: text(
		'List the repositories, destinations and cluster-wide kinds that the team needs.',
		'列出团队所需的仓库、目标和集群级资源类型。',
	),
	severity: 'medium',
	standards: ['mitre:T1078', 'owasp-k8s:K03'],
	on: 'resource',
	kinds: ['AppProject'],
	detect({ apiVersion, value }) {
		if (apiGroup(apiVersion) !== 'argoproj.io') return undefined;
		const { sourceRepos, destinations, clusterResourceWhitelist } = asFields(value.spec);
		const anyRepo = asList(sourceRepos).indexOf('*');
		const anywhere = asList(destinations).findIndex((each) => {
			const { server, name, namespace } = asFields(each);
			return namespace === '*' && (server === '*' || name === '*');
		});
		const anyKind = asList(clusterResourceWhitelist).findIndex((each) => {
			const { group, kind } = asFields(each);
			return group === '*' && kind === '*';
		});
		const problems = [
			{ path: ['spec', 'sourceRepos', anyRepo], message: repos, index: anyRepo },
			{ path: ['spec', 'destinations', anywhere], message: places, index: anywhere },
			{ path: ['spec', 'clusterResourceWhitelist', anyKind], message: kinds, index: anyKind },
		].filter(({ index }) => index >= 0);
		return problems.map(({ path, message }) => ({ path, message }));
	},
	examples: [
		{
			bad: `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos:
    - "*"
  destinations:
    - server: "*"
      namespace: "*"
`,
			good: `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos:
    - https://git.example.com/shop/deploy.git
  destinations:
    - server: https://kubernetes.default.svc
      namespace: shop
`,
		},
	],
});

const repos = text('Manifests may come from any repository', '清单可来自任意仓库');
const places = text('Any cluster and namespace may be written to', '可写入任意集群和命名空间');
const kinds = text('Every cluster-wide kind may be made', '可创建任意集群级资源');
