import { dataplaneOf } from '../../kube/istio/dataplane.ts';
import { guardReads, isGuarded } from '../../kube/istio/guards.ts';
import { isWorkload } from '../../kube/network/workloads.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { takesRequests } from './workloads.ts';

export default check({
	title: text(
		'No AuthorizationPolicy decides who may call the workload',
		'没有 AuthorizationPolicy 限定谁可以调用该工作负载',
	),
	why: text(
		'Where no policy stands for a workload, Istio lets every request in: mutual TLS says who calls, and nobody asks.',
		'没有任何策略适用时，Istio 会放行所有请求：双向 TLS 标明了调用方身份，却没有人校验。',
	),
	mend: text(
		'Refuse everything in the namespace with an empty `spec`, and allow each caller by its principal.',
		'在命名空间中用空的 `spec` 拒绝一切，再按 principal 放行各个调用方。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'pod',
	reads: guardReads,
	// No fix: it is an object of its own, and only the team knows the callers.
	detect(pod, { world }) {
		if (!isWorkload(pod) || !takesRequests(pod)) return undefined;
		const dataplane = dataplaneOf(pod, world);
		if (dataplane === undefined || dataplane === 'gateway') return undefined;
		return isGuarded(pod, world) === false ? { path: pod.at('metadata', 'labels') } : undefined;
	},
	examples: [
		{
			bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "true"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
			good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  rules:
    - from:
        - source:
            principals:
              - cluster.local/ns/shop/sa/checkout
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "true"
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:4.1.0
`,
		},
	],
});
