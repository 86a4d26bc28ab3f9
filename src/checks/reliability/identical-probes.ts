import { isDeepStrictEqual } from 'node:util';
import { isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('Liveness and readiness ask the same', '存活探针与就绪探针完全相同'),
	why: text(
		'A program that is busy for a while should get no requests, but the same probe also restarts it. Under load one Pod after another is killed, and the rest get their share.',
		'程序一时繁忙时，本应只是暂停接收请求；若两个探针相同，它还会被重启。高负载下 Pod 会接连被杀，其余 Pod 压力更大。',
	),
	mend: text(
		'Let the liveness probe ask less, or fail later.',
		'让存活探针检查得更少，或更晚判定失败。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['owasp-k8s:K01'],
	on: 'container',
	mentions: ['livenessProbe'],
	detect(container) {
		const { livenessProbe, readinessProbe } = container.fields;
		if (!isFields(livenessProbe) || !isFields(readinessProbe)) return undefined;
		if (!isDeepStrictEqual(livenessProbe, readinessProbe)) return undefined;
		return { path: container.at('livenessProbe') };
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
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
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet:
              path: /health
              port: http
          readinessProbe:
            httpGet:
              path: /health
              port: http
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: catalog
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
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet:
              path: /alive
              port: http
          readinessProbe:
            httpGet:
              path: /health
              port: http
`,
		},
	],
});
