import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { forbidden } from '../pod-security.ts';

export default check({
	title: text('The Pod uses the network of its node', 'Pod 使用节点的网络'),
	why: text(
		"The containers reach what listens on the node's loopback, such as the kubelet, and the cloud's metadata service as the node does. Most network plugins do not apply NetworkPolicies to such a Pod.",
		'容器可以访问节点回环地址上的服务（例如 kubelet），并能以节点的身份访问云平台元数据服务。多数网络插件不会对这类 Pod 执行 NetworkPolicy。',
	),
	mend: text(
		'Remove `hostNetwork` and publish the ports through a Service.',
		'删除 `hostNetwork`，通过 Service 暴露端口。',
	),
	severity: 'high',
	standards: [
		'pss:baseline',
		'cis:5.2.5',
		'nsa:pod-security-enforcement',
		'nsa:network-separation',
		'mitre:T1611',
		'mitre:T1040',
		'owasp-k8s:K01',
		'owasp-k8s:K07',
	],
	on: 'pod',
	mentions: ['hostNetwork'],
	detect: (pod, context) =>
		forbidden('hostNamespaces', pod, context, ({ at }) =>
			at.at(-1) === 'hostNetwork'
				? // Clients that come by the node's address no longer find the program.
					{ fix: { safety: 'evidence', edits: [{ kind: 'set', path: at, value: false }] } }
				: undefined,
		),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: dns-cache
spec:
  selector:
    matchLabels:
      app: dns-cache
  template:
    metadata:
      labels:
        app: dns-cache
    spec:
      hostNetwork: true
      containers:
        - name: cache
          image: registry.example.com/dns-cache:1.23.1
          ports:
            - containerPort: 5353
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: dns-cache
spec:
  selector:
    matchLabels:
      app: dns-cache
  template:
    metadata:
      labels:
        app: dns-cache
    spec:
      hostNetwork: false
      containers:
        - name: cache
          image: registry.example.com/dns-cache:1.23.1
          ports:
            - containerPort: 5353
`,
		},
	],
});
