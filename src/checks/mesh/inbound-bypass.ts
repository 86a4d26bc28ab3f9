import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { exclusionsOf, isNotAll, isSomething } from './exclusions.ts';

const inbound = {
	'traffic.sidecar.istio.io/excludeInboundPorts': isSomething,
	'traffic.sidecar.istio.io/includeInboundPorts': isNotAll,
	'sidecar.istio.io/interceptionMode': (value: string) => value === 'NONE',
	'ambient.istio.io/bypass-inbound-capture': (value: string) => value === 'true',
};

export default check({
	title: text('Requests reach the workload past its mesh proxy', '请求可绕过网格代理到达工作负载'),
	why: text(
		'On ports that the proxy does not take over, neither mutual TLS nor any AuthorizationPolicy holds: every Pod of the cluster can call them in plaintext.',
		'在代理未接管的端口上，双向 TLS 与 AuthorizationPolicy 均不生效：集群中任何 Pod 都能以明文调用这些端口。',
	),
	mend: text(
		'Remove the annotation; let scrapers in by mutual TLS, or restrict the port by a NetworkPolicy.',
		'删除该注解；让采集器通过双向 TLS 访问，或用 NetworkPolicy 限制该端口。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'pod',
	mentions: Object.keys(inbound),
	detect: (pod) => exclusionsOf(pod, inbound),
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "true"
      annotations:
        prometheus.io/scrape: "true"
        traffic.sidecar.istio.io/excludeInboundPorts: "8080"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
			good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "true"
      annotations:
        prometheus.io/scrape: "true"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
		},
	],
});
