import { isIngress } from '../../kube/network/backends.ts';
import { exposureReads } from '../../kube/network/exposure.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { rowsOf } from './ways.ts';

export default check({
	title: text('A Gateway leads to the workload', '有 Gateway 通向该工作负载'),
	why: text(
		'An inventory of what the outside reaches by routes of the Gateway API and by VirtualServices of Istio: these programs are attacked first.',
		'外部经 Gateway API 路由或 Istio VirtualService 可访问目标的清单：这些程序最先受到攻击。',
	),
	mend: text('Keep it if it is meant; else remove the route.', '若属预期则保留，否则删除该路由。'),
	severity: 'low',
	profile: 'named', // an inventory
	standards: ['nsa:network-separation', 'mitre:T1190', 'owasp-k8s:K07'],
	on: 'pod',
	reads: exposureReads,
	detect: (pod, { world }) => rowsOf(pod, world, (by) => !isIngress(by)),
	examples: [
		{
			bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
spec:
  parentRefs:
    - name: public
  rules:
    - backendRefs:
        - name: web
          port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
`,
		},
	],
});
