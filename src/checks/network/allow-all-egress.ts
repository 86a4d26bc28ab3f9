import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { openRules } from './allow-all.ts';

export default check({
	title: text('The network policy lets out everything', '网络策略放行所有出站流量'),
	why: text(
		'Who breaks in can fetch tools, call home, and reach the metadata service and all other Pods. Rules add up: no other policy takes it back.',
		'攻击者得手后可以下载工具、对外通信，并访问元数据服务和其他所有 Pod。规则是叠加的，其他策略无法收回。',
	),
	mend: text('Name the destinations in `to` and their ports.', '在 `to` 中写明目标及其端口。'),
	severity: 'low',
	profile: 'strict', // many clusters limit what comes in alone
	standards: ['nsa:network-separation', 'mitre:T1041', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect: (policy) => openRules(policy, 'egress', { some, all }),
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: orders
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: orders
  policyTypes: [Egress]
  egress:
    - {}
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: orders
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: orders
  policyTypes: [Egress]
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: orders-db
      ports:
        - port: 5432
`,
		},
	],
});

const some = text(
	'The rule lets out everything, to everywhere',
	'该规则放行到任何目标的所有出站流量',
);
const all = text(
	'The rule lets out everything from every Pod of the namespace',
	'该规则放行命名空间中所有 Pod 的全部出站流量',
);
