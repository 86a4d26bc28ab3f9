import { isFields } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { isServer, probePort } from './probes.ts';

export default check({
	title: text('The container has no liveness probe', '容器没有存活探针'),
	why: text(
		'Without one the kubelet restarts only what exits: a program that hangs stays as it is until somebody notices.',
		'没有存活探针时，kubelet 只会重启已退出的进程；程序假死后会一直停在那里，直到有人发现。',
	),
	mend: text(
		'Add a `livenessProbe` that fails only when a restart helps.',
		'添加 `livenessProbe`，且仅在重启有用时才失败。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['owasp-k8s:K01'],
	on: 'container',
	detect(container) {
		if (!isServer(container) || isFields(container.fields.livenessProbe)) return undefined;
		const port = probePort(container);
		const path = container.at('livenessProbe');
		if (port === undefined) return { path };
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
          livenessProbe:
            tcpSocket:
              port: http
          ports:
            - name: http
              containerPort: 8080
`,
		},
	],
});
