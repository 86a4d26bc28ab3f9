import { directions, isNetworkPolicy, networkPolicy } from '../../kube/network/policy.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { mistakesIn } from './rule-mistakes.ts';

export default check({
	title: text(
		'The API server refuses a rule of the network policy',
		'API server 会拒绝该网络策略的规则',
	),
	why: text(
		'The policy cannot be applied, so the protection that it was written for is not there. The schema does not show these mistakes.',
		'该策略无法应用，预期的保护并不存在。这类错误从 schema 中看不出来。',
	),
	mend: text('Correct the peer or the port.', '改正对端或端口。'),
	severity: 'high',
	standards: ['nsa:network-separation'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect(policy) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { rules } = networkPolicy(policy);
		return directions.flatMap((direction) => rules[direction].flatMap(mistakesIn));
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.20.0.0/16
          podSelector:
            matchLabels:
              app: gateway
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.20.0.0/16
        - podSelector:
            matchLabels:
              app: gateway
`,
		},
	],
});
