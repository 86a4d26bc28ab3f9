import { asString } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'A probe or lifecycle hook names a host of its own',
		'探针或生命周期钩子指定了其他主机',
	),
	why: text(
		'The kubelet sends probes and hooks from the network of the node. With `host`, whoever writes the Pod makes the node call any address that it can reach: its own loopback, the metadata service or a neighbour.',
		'探针和钩子由 kubelet 从节点网络发出。设置 `host` 后，Pod 的编写者可以让节点请求它能到达的任意地址：节点回环地址、元数据服务或其他主机。',
	),
	mend: text(
		'Remove `host`; to send another Host header, set it in `httpHeaders`.',
		'删除 `host`；如需自定义 Host 头，请使用 `httpHeaders`。',
	),
	severity: 'high',
	standards: ['pss:baseline', 'nsa:pod-security-enforcement', 'mitre:T1613', 'owasp-k8s:K01'],
	on: 'pod',
	mentions: ['host'],
	detect: (pod, context) =>
		forbidden('hostProbesAndHostLifecycle', pod, context, ({ at, path, value }) => {
			const host = quote(asString(value) ?? '');
			const message = text(
				`The kubelet is made to call the host ${host}`,
				`kubelet 将请求主机 ${host}`,
			);
			if (path[1] === 'ephemeralContainers') return { message }; // cannot be changed
			return {
				message,
				// The call goes to the Pod instead, where nothing may answer it.
				fix: { safety: 'evidence', edits: [{ kind: 'remove', path: at }] },
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payment-api
spec:
  selector:
    matchLabels:
      app: payment-api
  template:
    metadata:
      labels:
        app: payment-api
    spec:
      containers:
        - name: api
          image: registry.example.com/payment-api:3.1.0
          livenessProbe:
            httpGet:
              host: 10.0.0.12
              path: /healthz
              port: 8080
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: payment-api
spec:
  selector:
    matchLabels:
      app: payment-api
  template:
    metadata:
      labels:
        app: payment-api
    spec:
      containers:
        - name: api
          image: registry.example.com/payment-api:3.1.0
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
`,
		},
		{
			bad: `apiVersion: v1
kind: Pod
metadata:
  name: queue-worker
spec:
  containers:
    - name: worker
      image: registry.example.com/worker:1.9.2
      lifecycle:
        preStop:
          httpGet:
            host: 127.0.0.1
            path: /drain
            port: 9000
`,
			good: `apiVersion: v1
kind: Pod
metadata:
  name: queue-worker
spec:
  containers:
    - name: worker
      image: registry.example.com/worker:1.9.2
      lifecycle:
        preStop:
          httpGet:
            path: /drain
            port: 9000
`,
		},
	],
});
