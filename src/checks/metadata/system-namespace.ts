import { systemNamespaces } from '../../kube/network/namespaces.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('A workload runs in a namespace of the system', '工作负载运行在系统命名空间'),
	why: text(
		'Policies, quotas and webhooks often spare kube-system, and who may write there usually owns the cluster. An application in it enjoys rights that nobody gave it on purpose.',
		'策略、配额和 webhook 通常豁免 kube-system，能写入其中的人往往就控制着集群。放在这里的应用会享有无人有意授予的权限。',
	),
	mend: text('Move the workload into a namespace of its own.', '将工作负载移到独立的命名空间。'),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.6.1', 'mitre:T1036'],
	on: 'pod',
	detect(pod) {
		if (!systemNamespaces.has(pod.namespace)) return undefined;
		const { metadata, spec, resource } = pod;
		if (asList(asFields(metadata).ownerReferences).length > 0) return undefined;
		// Parts of the cluster say that they are.
		if (asString(spec.priorityClassName)?.startsWith('system-')) return undefined;
		const labels = asFields(asFields(resource.value.metadata).labels);
		if (labels.tier === 'control-plane' || clusterLabels.some((label) => label in labels)) {
			return undefined;
		}
		return { path: ['metadata', 'namespace'] };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
  namespace: kube-system
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
const clusterLabels = [
	'kubernetes.io/cluster-service',
	'addonmanager.kubernetes.io/mode',
	'k8s-app',
];
