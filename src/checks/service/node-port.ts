import { isService, serviceOf } from '../../kube/network/services.ts';
import type { Edit } from '../../model/edit.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Service opens a port on every node', 'Service 在每个节点上开放端口'),
	why: text(
		'A NodePort answers on all addresses of all nodes, past the Ingress with its TLS and its limits, and often past the firewall that was thought of for the load balancer alone.',
		'NodePort 在所有节点的所有地址上应答，绕过 Ingress 的 TLS 和访问限制，往往也绕过只为负载均衡器设计的防火墙。',
	),
	mend: text(
		'Use ClusterIP behind an Ingress or a Gateway.',
		'改用 ClusterIP，并通过 Ingress 或 Gateway 暴露。',
	),
	severity: 'low',
	profile: 'strict', // clusters without a cloud have little else
	standards: ['nsa:network-separation', 'mitre:T1133', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Service'],
	detect(service) {
		if (!isService(service) || serviceOf(service).type !== 'NodePort') return undefined;
		const spec = asFields(service.value.spec);
		const unset = (['externalTrafficPolicy', 'healthCheckNodePort'] as const).flatMap((field) =>
			spec[field] === undefined ? [] : [['spec', field]],
		);
		const ports = asList(spec.ports).flatMap((port, index) =>
			asFields(port).nodePort === undefined ? [] : [['spec', 'ports', index, 'nodePort']],
		);
		const path = ['spec', 'type'];
		return {
			path,
			// Right if nobody comes by the address of a node.
			fix: {
				safety: 'evidence',
				edits: [
					{ kind: 'set', path, value: 'ClusterIP' },
					...[...unset, ...ports].map((each): Edit => ({ kind: 'remove', path: each })),
				],
			},
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
      nodePort: 30080
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ClusterIP
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
`,
		},
	],
});
