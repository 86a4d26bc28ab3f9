import { authorizationOf, isForGateway, reachOf } from '../../kube/istio/authorization.ts';
import { isSecurity } from '../../kube/istio/kinds.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('An AuthorizationPolicy allows every request', 'AuthorizationPolicy 允许所有请求'),
	why: text(
		'A rule without conditions matches everything, and one ALLOW that matches is enough: the other ALLOW policies of these workloads no longer restrict anything.',
		'没有条件的规则会匹配一切，而只要有一个 ALLOW 匹配就会放行：这些工作负载的其他 ALLOW 策略不再起限制作用。',
	),
	mend: text(
		'Name the principals or namespaces that may call.',
		'写明允许调用的 principal 或命名空间。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['AuthorizationPolicy'],
	// No fix: only the team knows the callers.
	detect(policy) {
		if (!isSecurity(policy)) return undefined;
		const authorization = authorizationOf(policy);
		// What comes in at a gateway comes from anywhere.
		if (authorization.action !== 'ALLOW' || isForGateway(authorization)) return undefined;
		return authorization.rules.flatMap((rule): Problem[] => {
			const reach = reachOf(rule);
			if (!reach) return [];
			return [
				{ path: rule.path, ...(reach === 'mesh' && { message: wholeMesh, severity: 'low' }) },
			];
		});
	},
	examples: [
		{
			bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  rules:
    - {}
`,
			good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ledger
  namespace: payments
spec:
  selector:
    matchLabels:
      app: ledger
  rules:
    - from:
        - source:
            principals:
              - cluster.local/ns/shop/sa/checkout
`,
		},
	],
});

const wholeMesh = text(
	'Every workload of the mesh is allowed everything, whatever its identity',
	'网格中的任何工作负载，无论身份如何，都被允许执行一切请求',
);
