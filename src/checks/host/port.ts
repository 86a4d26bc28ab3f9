import { asNumber, asString, valueAt } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';

export default check({
	title: text('The container takes a port of its node', '容器占用了节点端口'),
	why: text(
		"A host port makes the container reachable at the node's address, past Services and often past NetworkPolicies. It also binds the Pod to nodes where the port is free.",
		'hostPort 使容器可以直接通过节点地址访问，绕过 Service，往往也绕过 NetworkPolicy；同时 Pod 只能调度到该端口空闲的节点。',
	),
	mend: text(
		'Remove `hostPort`; publish the port through a Service.',
		'删除 `hostPort`，通过 Service 暴露端口。',
	),
	severity: 'high',
	standards: [
		'pss:baseline',
		'cis:5.2.12',
		'nsa:network-separation',
		'mitre:T1133',
		'owasp-k8s:K01',
		'owasp-k8s:K07',
	],
	on: 'pod',
	mentions: ['hostPort'],
	detect: (pod, context) =>
		forbidden('hostPorts', pod, context, ({ at, path, value }) => {
			const port = asNumber(value) ?? 0;
			const message = text(
				`The container takes port ${port} of its node`,
				`容器占用了节点端口 ${port}`,
			);
			if (path[1] === 'ephemeralContainers') return { message }; // cannot be changed
			const hostIP = [...at.slice(0, -1), 'hostIP'];
			const ip = asString(valueAt(pod.resource.value, hostIP));
			return {
				message,
				// Clients that come by the node's address no longer find the program.
				fix: {
					safety: 'evidence',
					edits: [at, ...(ip === undefined ? [] : [hostIP])].map((path) => ({
						kind: 'remove' as const,
						path,
					})),
				},
			};
		}),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: registry-mirror
spec:
  serviceName: registry-mirror
  selector:
    matchLabels:
      app: registry-mirror
  template:
    metadata:
      labels:
        app: registry-mirror
    spec:
      containers:
        - name: mirror
          image: registry.example.com/mirror:2.8.3
          ports:
            - name: http
              containerPort: 5000
              hostPort: 5000
              hostIP: 127.0.0.1
`,
			good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: registry-mirror
spec:
  serviceName: registry-mirror
  selector:
    matchLabels:
      app: registry-mirror
  template:
    metadata:
      labels:
        app: registry-mirror
    spec:
      containers:
        - name: mirror
          image: registry.example.com/mirror:2.8.3
          ports:
            - name: http
              containerPort: 5000
`,
		},
	],
});
