import { podPaths } from '../../kube/templates.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('A label that your organisation requires is missing', '缺少组织要求的标签'),
	why: text(
		'Labels tell who owns a workload and what it costs; in an incident nobody should have to guess. The list is yours: `requiredLabels`.',
		'标签说明工作负载归谁所有、费用归谁承担；出事时不应靠猜。所需标签由 `requiredLabels` 配置。',
	),
	mend: text('Add the label.', '添加该标签。'),
	severity: 'low',
	standards: [],
	on: 'resource',
	detect(resource, { settings: { requiredLabels } }) {
		if (requiredLabels.length === 0 || !isJudged(resource)) return undefined;
		const { labels, ownerReferences } = asFields(resource.value.metadata);
		if (asList(ownerReferences).length > 0) return undefined;
		const present = asFields(labels);
		const missing = requiredLabels.filter((label) => !asString(present[label]));
		if (missing.length === 0) return undefined;
		return missing.map((label) => ({
			path: ['metadata', 'labels'],
			message: text(`The label ${quote(label)} is missing`, `缺少标签 ${quote(label)}`),
		}));
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
  namespace: shop
  labels:
    app: catalog
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
  namespace: shop
  labels:
    app: catalog
    owner: shop-team
spec:
  selector:
    matchLabels:
      app: catalog
  template:
    metadata:
      labels:
        app: catalog
    spec:
      containers:
        - name: catalog
          image: registry.example.com/catalog:1.4.2
`,
			settings: { requiredLabels: ['owner'] },
		},
	],
});

/** Namespaces, and whatever carries Pods. */
function isJudged(resource: Resource): boolean {
	const isNamespace = resource.kind === 'Namespace' && resource.apiVersion === 'v1';
	return isNamespace || podPaths(resource).length > 0;
}
