import { asString, isFields, valueAt } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Argo CD application is in the project default', 'Argo CD 应用属于 default 项目'),
	why: text(
		'The project default is made to allow every repository, cluster and kind, so nothing holds the application to its place.',
		'default 项目自带允许任意仓库、集群和资源类型的设置，因此对该应用没有任何约束。',
	),
	mend: text(
		'Make an AppProject for the team and name it in `spec.project`.',
		'为团队创建 AppProject，并写入 `spec.project`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['owasp-k8s:K03'],
	on: 'resource',
	kinds: ['Application', 'ApplicationSet'],
	detect({ apiVersion, kind, value }) {
		if (apiGroup(apiVersion) !== 'argoproj.io') return undefined;
		const path = kind === 'Application' ? ['spec'] : ['spec', 'template', 'spec'];
		const spec = valueAt(value, path);
		if (!isFields(spec) || (asString(spec.project) || 'default') !== 'default') return undefined;
		return { path: [...path, 'project'] };
	},
	examples: [
		{
			bad: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.com/shop/deploy.git
    path: overlays/prod
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`,
			good: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: shop
  source:
    repoURL: https://git.example.com/shop/deploy.git
    path: overlays/prod
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
`,
		},
	],
});
