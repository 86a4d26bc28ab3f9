import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Pod has no controller', 'Pod 没有控制器管理'),
	why: text(
		'A Pod by itself is gone with its node: nothing makes it anew, updates it or keeps several of it.',
		'单独的 Pod 会随节点一起消失：没有控制器重建、更新它，也无法维持多个副本。',
	),
	mend: text(
		'Use a Deployment, StatefulSet, DaemonSet or Job.',
		'改用 Deployment、StatefulSet、DaemonSet 或 Job。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'resource',
	kinds: ['Pod'],
	detect({ apiVersion, value }) {
		if (apiVersion !== 'v1') return undefined;
		const { ownerReferences, annotations } = asFields(value.metadata);
		if (asList(ownerReferences).length > 0) return undefined;
		// Helm's tests and hooks, and the Pods that the kubelet reads from files.
		const isMeant = Object.keys(asFields(annotations)).some(
			(key) => key === 'helm.sh/hook' || key.startsWith('kubernetes.io/config.'),
		);
		if (isMeant || asFields(value.spec).restartPolicy === 'Never') return undefined;
		return { path: ['kind'] };
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: catalog
  namespace: shop
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
