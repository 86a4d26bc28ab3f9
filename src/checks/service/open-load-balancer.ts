import { isOpenBalancer, isService, serviceOf } from '../../kube/network/services.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The load balancer is open to every address', '负载均衡器对所有地址开放'),
	why: text(
		'Without source ranges, and not marked as internal for a known cloud, the whole internet may connect to what is behind it.',
		'既未限制来源地址段，也未按已知云厂商的方式标记为内网，整个互联网都能连接其后端。',
	),
	mend: text(
		"Set `loadBalancerSourceRanges`, or your cloud's annotation for an internal load balancer.",
		'设置 `loadBalancerSourceRanges`，或所用云厂商的内网负载均衡注解。',
	),
	severity: 'low',
	profile: 'strict', // a public site is meant to be public
	standards: ['nsa:network-separation', 'mitre:T1133', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['Service'],
	detect(service) {
		if (!isService(service) || serviceOf(service).type !== 'LoadBalancer') return undefined;
		if (!isOpenBalancer(service)) return undefined;
		const path = ['spec', 'loadBalancerSourceRanges'];
		return {
			path: ['spec', 'type'],
			fix: { safety: 'value', edits: [{ kind: 'set', path, value: ['10.0.0.0/8'] }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: v1
kind: Service
metadata:
  name: erp
spec:
  type: LoadBalancer
  selector:
    app: erp
  ports:
    - port: 443
      targetPort: 8443
`,
			good: `apiVersion: v1
kind: Service
metadata:
  name: erp
spec:
  type: LoadBalancer
  selector:
    app: erp
  loadBalancerSourceRanges:
    - 10.0.0.0/8
  ports:
    - port: 443
      targetPort: 8443
`,
		},
	],
});
