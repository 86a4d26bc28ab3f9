import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { openRules } from './allow-all.ts';

export default check({
	title: text(
		'The network policy lets everybody in on every port',
		'网络策略允许任何来源访问所有端口',
	),
	why: text(
		'A rule without peers and ports allows all, and rules add up: no other policy takes it back. Debug and metrics ports of the program are open with the rest.',
		'没有来源和端口限制的规则放行一切；规则是叠加的，其他策略无法收回。程序的调试和指标端口也随之开放。',
	),
	mend: text(
		'Name the sources in `from`, or at least the port in `ports`.',
		'在 `from` 中写明来源，至少在 `ports` 中写明端口。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect: (policy) => openRules(policy, 'ingress', { some, all }),
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
  ingress:
    - {}
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 8080
`,
		},
	],
});

const some = text('The rule lets everybody in on every port', '该规则允许任何来源访问所有端口');
const all = text(
	'The rule opens every Pod of the namespace to everybody, so its other policies protect nothing',
	'该规则把命名空间中的所有 Pod 向任何来源开放，其他策略形同虚设',
);
