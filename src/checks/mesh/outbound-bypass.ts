import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { exclusionsOf, isNotAll, isSomething } from './exclusions.ts';

const outbound = {
	'traffic.sidecar.istio.io/excludeOutboundPorts': isSomething,
	'traffic.sidecar.istio.io/excludeOutboundIPRanges': isSomething,
	'traffic.sidecar.istio.io/excludeInterfaces': isSomething,
	'traffic.sidecar.istio.io/includeOutboundIPRanges': isNotAll,
};

export default check({
	title: text('The workload calls out past its mesh proxy', '工作负载的出站流量可绕过网格代理'),
	why: text(
		'Connections that the proxy does not take over are not encrypted, not logged and not held by REGISTRY_ONLY: they are a way out for data.',
		'代理未接管的连接不加密、不记录日志，也不受 REGISTRY_ONLY 约束，可能成为数据外泄的通道。',
	),
	mend: text(
		'Remove the annotation and describe the destination by a ServiceEntry.',
		'删除该注解，并用 ServiceEntry 描述目标。',
	),
	severity: 'low',
	// Databases and vaults that speak TLS themselves are often left out on purpose.
	profile: 'strict',
	standards: ['nsa:network-separation', 'mitre:T1040', 'owasp-k8s:K07'],
	on: 'pod',
	mentions: Object.keys(outbound),
	detect: (pod) => exclusionsOf(pod, outbound),
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
        traffic.sidecar.istio.io/excludeOutboundIPRanges: 0.0.0.0/0
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
