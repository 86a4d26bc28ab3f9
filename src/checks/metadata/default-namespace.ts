import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The object is put into the namespace default', '对象放在 default 命名空间'),
	why: text(
		'default is where everything lands that names no namespace. Quotas, policies and rights for it hold for unrelated things, so they are wide or missing.',
		'未指定命名空间的对象都会落到 default。其配额、策略和权限要兼顾互不相关的对象，往往过宽或缺失。',
	),
	mend: text('Give the application a namespace of its own.', '为应用建立独立的命名空间。'),
	severity: 'low',
	profile: 'strict',
	standards: ['cis:5.6.4', 'nsa:network-separation'],
	on: 'resource',
	// Without a namespace it is the one who applies the manifest that chooses.
	detect({ apiVersion, namespace, kind, name }) {
		if (namespace !== 'default') return undefined;
		// What the cluster itself keeps there.
		if (name === 'kubernetes' && apiVersion === 'v1' && kind !== 'Pod') return undefined;
		return { path: ['metadata', 'namespace'] };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
  namespace: default
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
