import { isIngress } from '../../kube/network/backends.ts';
import { exposureReads } from '../../kube/network/exposure.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { rowsOf } from './ways.ts';

export default check({
	title: text('An Ingress leads to the workload', '有 Ingress 通向该工作负载'),
	why: text(
		'An inventory of what the outside reaches: these programs are attacked first, and deserve the closest look.',
		'外部可访问目标的清单：这些程序最先受到攻击，最值得细查。',
	),
	mend: text(
		'Keep it if it is meant; else remove the path from the Ingress.',
		'若属预期则保留，否则从 Ingress 中删除该路径。',
	),
	severity: 'low',
	profile: 'named', // an inventory
	standards: ['nsa:network-separation', 'mitre:T1190', 'owasp-k8s:K07'],
	on: 'pod',
	reads: exposureReads,
	detect: (pod, { world }) => rowsOf(pod, world, isIngress),
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  defaultBackend:
    service:
      name: web
      port:
        number: 80
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
