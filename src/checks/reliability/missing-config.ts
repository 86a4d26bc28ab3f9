import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { configKinds, lookUp } from './configs.ts';
import { referencesOf } from './references.ts';

export default check({
	title: text(
		'The ConfigMap or Secret that the Pod needs does not exist',
		'Pod 所需的 ConfigMap 或 Secret 不存在',
	),
	why: text(
		'Without it, or without the key, the containers do not start. Looked for among the inputs, and only where they hold other ConfigMaps or Secrets of the same namespace.',
		'缺少该对象或其中的键时，容器无法启动。仅在输入中含有同一命名空间的其他 ConfigMap 或 Secret 时查找。',
	),
	mend: text(
		'Create it, correct the name or key, or say `optional: true`.',
		'创建该对象，改正名称或键，或设置 `optional: true`。',
	),
	severity: 'low',
	standards: [],
	on: 'pod',
	mentions: ['configMapRef', 'secretRef', 'configMapKeyRef', 'secretKeyRef', 'configMap', 'secret'],
	reads: configKinds,
	detect(pod, { world }) {
		const problems: Problem[] = [];
		for (const { kind, name, key, path, container } of referencesOf(pod)) {
			const found = lookUp({ kind, namespace: pod.namespace, name }, key, world);
			if (found === 'present' || found === 'unknown') continue;
			const [object, field] = [`${kind} ${quote(name)}`, quote(key ?? '')];
			const message =
				found === 'no-key'
					? text(`The ${object} has no key ${field}`, `${object} 中没有键 ${field}`)
					: text(
							`The inputs have ${kind}s of this namespace, but not ${quote(name)}`,
							`输入中有该命名空间的 ${kind}，但没有 ${quote(name)}`,
						);
			problems.push({ path, message, ...(container !== undefined && { container }) });
		}
		return problems.length > 0 ? problems : undefined;
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
  namespace: shop
data:
  LOG_LEVEL: info
---
apiVersion: apps/v1
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
          env:
            - name: LOG_LEVEL
              valueFrom:
                configMapKeyRef:
                  name: catalog
                  key: log-level
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
  namespace: shop
data:
  LOG_LEVEL: info
---
apiVersion: apps/v1
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
          env:
            - name: LOG_LEVEL
              valueFrom:
                configMapKeyRef:
                  name: catalog
                  key: LOG_LEVEL
`,
		},
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
  namespace: shop
data:
  LOG_LEVEL: info
---
apiVersion: apps/v1
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
          env:
            - name: LOG_LEVEL
              valueFrom:
                configMapKeyRef:
                  name: catalogue
                  key: LOG_LEVEL
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: catalog
  namespace: shop
data:
  LOG_LEVEL: info
---
apiVersion: apps/v1
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
          env:
            - name: LOG_LEVEL
              valueFrom:
                configMapKeyRef:
                  name: catalog
                  key: LOG_LEVEL
`,
		},
	],
});
