import { podPaths } from '../../kube/templates.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'The workload has no label app.kubernetes.io/name',
		'工作负载没有 app.kubernetes.io/name 标签',
	),
	why: text(
		'Dashboards, policies and people find the parts of an application by the common labels.',
		'面板、策略和运维人员都靠这些通用标签找到应用的各个部分。',
	),
	mend: text(
		'Add `app.kubernetes.io/name`, and better `instance` and `version` too.',
		'添加 `app.kubernetes.io/name`，最好同时添加 `instance` 和 `version`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'resource',
	kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'Pod'],
	detect(resource) {
		if (podPaths(resource).length === 0) return undefined;
		const { labels, ownerReferences } = asFields(resource.value.metadata);
		const present = asFields(labels);
		if (asString(present[nameLabel]) || asList(ownerReferences).length > 0) return undefined;
		const value = asString(present.app) || asString(present['k8s-app']) || resource.name;
		const path = ['metadata', 'labels', nameLabel];
		if (!value) return { path };
		return { path, fix: { safety: 'evidence', edits: [{ kind: 'set', path, value }] } };
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
    app.kubernetes.io/name: catalog
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
		},
	],
});

const nameLabel = 'app.kubernetes.io/name';
