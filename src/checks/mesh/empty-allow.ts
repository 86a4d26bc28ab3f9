import { authorizationOf } from '../../kube/istio/authorization.ts';
import { isSecurity, specOf } from '../../kube/istio/kinds.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'An ALLOW policy without rules refuses every request',
		'没有规则的 ALLOW 策略会拒绝所有请求',
	),
	why: text(
		'It reads as if it allowed all, and means the opposite: the workloads have an ALLOW policy now, and none of its rules ever matches. Whoever finds that out in a hurry tends to open too much.',
		'它看似允许一切，含义却恰好相反：工作负载有了 ALLOW 策略，却没有任何规则会匹配。匆忙排查的人往往会放开过多权限。',
	),
	mend: text(
		'State the rules, or say that all is refused with an empty `spec`.',
		'写明规则；若要拒绝一切，请使用空的 `spec`。',
	),
	severity: 'low',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['AuthorizationPolicy'],
	// No fix: only the team knows the callers.
	detect(policy) {
		if (!isSecurity(policy)) return undefined;
		const { action, rules } = authorizationOf(policy);
		if (action !== 'ALLOW' || rules.length > 0) return undefined;
		const spec = specOf(policy);
		// An empty spec is the usual way to refuse everything, and so is a name that says it.
		const isMeant = spec.action !== undefined || 'rules' in spec;
		if (!isMeant || isRefusal(policy.name)) return undefined;
		return { path: ['spec', 'rules' in spec ? 'rules' : 'action'] };
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
  action: ALLOW
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
  action: ALLOW
  rules:
    - from:
        - source:
            namespaces:
              - shop
`,
		},
	],
});

function isRefusal(name: string): boolean {
	return ['deny', 'nothing', 'none', 'block', 'refuse'].some((word) => name.includes(word));
}
