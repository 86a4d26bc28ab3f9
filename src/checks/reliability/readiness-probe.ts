import { isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isServer, probePort } from './probes.ts';

export default check({
	title: text('The container has no readiness probe', '容器没有就绪探针'),
	why: text(
		'A Service sends requests to the Pod as soon as its containers run, before the program can answer, and a rollout goes on although the new version does not work.',
		'容器一启动 Service 就会转发请求，而此时程序可能尚不能应答；即使新版本无法工作，滚动更新也会继续。',
	),
	mend: text(
		'Add a `readinessProbe` that tells when requests can be answered.',
		'添加 `readinessProbe`，反映程序何时能够应答请求。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['owasp-k8s:K01'],
	on: 'container',
	detect(container) {
		// What listens nowhere is sent nothing.
		const port = probePort(container);
		if (port === undefined || !isServer(container)) return undefined;
		if (isFields(container.fields.readinessProbe)) return undefined;
		const path = container.at('readinessProbe');
		const edits = [{ kind: 'set' as const, path, value: { tcpSocket: { port } } }];
		return { path, fix: { safety: 'value', edits } };
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
          readinessProbe:
            tcpSocket:
              port: http
          ports:
            - name: http
              containerPort: 8080
`,
		},
	],
});
