import { isNetworkPolicy, networkPolicy } from '../../kube/network/policy.ts';
import { declaredPorts } from '../../kube/network/services.ts';
import { workloadsIn } from '../../kube/network/workloads.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'The network policy allows a port that no Pod names',
		'网络策略放行的端口名没有 Pod 声明',
	),
	why: text(
		'A port by name is looked up among the ports that the containers of each selected Pod declare. Where none has the name, the rule lets nothing through.',
		'按名称书写的端口要在所选 Pod 的容器声明的端口中查找；没有任何容器使用该名称时，规则不放行任何流量。',
	),
	mend: text(
		'Give the port of the container this name, or write its number.',
		'为容器端口取该名称，或改写为端口号。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	reads: ['NetworkPolicy', 'Pod'],
	detect(policy, { world }) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { selector, rules } = networkPolicy(policy);
		const named = rules.ingress.flatMap(({ ports = [] }) =>
			ports.flatMap(({ port, ...rest }) => (typeof port === 'string' ? [{ port, ...rest }] : [])),
		);
		if (named.length === 0) return undefined;
		const pods = workloadsIn(policy.namespace, world)?.selected(selector) ?? [];
		// So many are of several places, with their namespaces left open.
		if (pods.length === 0 || pods.length > 500) return undefined;
		const declared = new Set(
			pods.flatMap(declaredPorts).map(({ name, protocol }) => `${name}/${protocol}`),
		);
		return named.flatMap(({ path, port, protocol }) => {
			if (declared.has(`${port}/${protocol}`)) return [];
			return {
				path: [...path, 'port'],
				message: text(
					`No selected Pod declares a ${quote(protocol)} port with the name ${quote(port)}`,
					`所选 Pod 均未声明名为 ${quote(port)} 的 ${quote(protocol)} 端口`,
				),
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: http
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
      ports:
        - name: web
          containerPort: 8080
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  ingress:
    - ports:
        - port: http
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.0
      ports:
        - name: http
          containerPort: 8080
`,
		},
	],
});
