import { authorizationOf } from '../../kube/istio/authorization.ts';
import { isSecurity } from '../../kube/istio/kinds.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'An AuthorizationPolicy without rules matches no request',
		'没有规则的 AuthorizationPolicy 不匹配任何请求',
	),
	why: text(
		'Without rules nothing is matched, so DENY refuses nothing and CUSTOM asks nobody, while the policy looks like a lock.',
		'没有规则就不匹配任何请求：DENY 不会拒绝，CUSTOM 不会询问，而该策略看起来却像一把锁。',
	),
	mend: text(
		'State the rules; `rules: [{}]` matches every request.',
		'写明规则；`rules: [{}]` 匹配所有请求。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1210', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['AuthorizationPolicy'],
	// No fix: to refuse everything may not be what was meant.
	detect(policy) {
		if (!isSecurity(policy)) return undefined;
		const { action, rules } = authorizationOf(policy);
		const isIdle = rules.length === 0 && (action === 'DENY' || action === 'CUSTOM');
		return isIdle ? { path: ['spec', 'action'] } : undefined;
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
  action: DENY
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
  action: DENY
  rules:
    - to:
        - operation:
            paths:
              - /admin/*
`,
		},
	],
});
