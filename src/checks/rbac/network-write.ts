import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { holders, rbacKinds, roleKinds } from './holders.ts';
import type { Right } from './rights.ts';

export default check({
	title: text('The role may change where traffic goes', '角色可更改流量走向'),
	why: text(
		'Services, endpoints and routes decide who receives a request, and policies who may send one. Whoever writes them reads the traffic of others or opens what was closed.',
		'Service、端点和路由决定请求由谁接收，网络策略决定谁可以发送；能写入者可截取他人流量，或打开已被关闭的通路。',
	),
	mend: text(
		'Leave network objects to the controllers and people that run the network.',
		'网络对象只交由负责网络的控制器和人员处理。',
	),
	severity: 'medium',
	// Every delivery pipeline writes Services and Ingresses.
	profile: 'strict',
	standards: ['nsa:rbac', 'owasp-k8s:K03', 'nsa:network-separation', 'mitre:T1557'],
	on: 'resource',
	kinds: roleKinds,
	reads: rbacKinds,
	detect: (role, { world }) =>
		holders(role, world, { right, severity: { cluster: 'medium', namespace: 'low' } }),
	examples: [
		{
			bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: traffic-shifter
rules:
  - apiGroups: [networking.k8s.io]
    resources: [networkpolicies]
    verbs: [get, delete]
`,
			good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: traffic-shifter
rules:
  - apiGroups: [networking.k8s.io]
    resources: [networkpolicies]
    verbs: [get]
`,
		},
	],
});

const verbs = ['create', 'update', 'patch', 'delete', 'deletecollection'];
const right: Right = [
	{
		verbs,
		on: {
			'': ['services', 'endpoints'],
			'discovery.k8s.io': ['endpointslices'],
			'networking.k8s.io': ['networkpolicies', 'ingresses'],
			'policy.networking.k8s.io': ['adminnetworkpolicies', 'baselineadminnetworkpolicies'],
			'gateway.networking.k8s.io': ['gateways', 'httproutes', 'tlsroutes', 'tcproutes'],
			'cilium.io': ['ciliumnetworkpolicies', 'ciliumclusterwidenetworkpolicies'],
			'crd.projectcalico.org': ['networkpolicies', 'globalnetworkpolicies'],
			'projectcalico.org': ['networkpolicies', 'globalnetworkpolicies'],
		},
	},
];
