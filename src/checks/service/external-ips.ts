import { isService } from '../../kube/network/services.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The Service takes traffic of external addresses', 'Service 接管了外部地址的流量'),
	why: text(
		'Every node sends what goes to an address of `externalIPs` to this Service, whoever owns the address: so one namespace reads the traffic of others (CVE-2020-8554, which has no fix).',
		'无论地址归谁所有，各节点都会把发往 `externalIPs` 的流量转给该 Service，一个命名空间由此可以截获他人的流量（CVE-2020-8554，无修复）。',
	),
	mend: text(
		'Use a load balancer or a Gateway, and refuse the field by the DenyServiceExternalIPs admission plugin.',
		'改用负载均衡器或 Gateway，并启用 DenyServiceExternalIPs 准入插件拒绝该字段。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1557', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Service'],
	detect(service) {
		if (!isService(service)) return undefined;
		const { externalIPs } = asFields(service.value.spec);
		return asList(externalIPs).length > 0 ? { path: ['spec', 'externalIPs'] } : undefined;
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: mail
spec:
  selector:
    app: mail
  ports:
    - port: 25
      targetPort: 2525
  externalIPs: [203.0.113.25]
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: mail
spec:
  type: LoadBalancer
  selector:
    app: mail
  ports:
    - port: 25
      targetPort: 2525
`,
		},
	],
});
