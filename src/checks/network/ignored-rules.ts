import { directions, isNetworkPolicy, networkPolicy } from '../../kube/network/policy.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'policyTypes leaves rules of the network policy out',
		'policyTypes 使网络策略的部分规则失效',
	),
	why: text(
		'Rules of a direction that `policyTypes` does not name are ignored without a word: nothing is cut off there, whatever the rules say.',
		'`policyTypes` 未列出的方向，其规则会被静默忽略：无论规则怎么写，该方向都没有任何隔离。',
	),
	mend: text(
		'Add the direction to `policyTypes`, or remove its rules.',
		'在 `policyTypes` 中加入该方向，或删除其规则。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect(policy) {
		if (!isNetworkPolicy(policy)) return undefined;
		if (asList(asFields(policy.value.spec).policyTypes).length === 0) return undefined;
		const { isolates, rules } = networkPolicy(policy);
		return directions.flatMap((direction) => {
			if (isolates[direction] || rules[direction].length === 0) return [];
			const value = direction === 'ingress' ? 'Ingress' : 'Egress';
			return {
				path: ['spec', direction],
				message: text(
					`policyTypes does not name ${value}, so these rules are ignored`,
					`policyTypes 未列出 ${value}，这些规则被忽略`,
				),
				// Cuts off what the rules do not allow.
				fix: {
					safety: 'evidence' as const,
					edits: [{ kind: 'append' as const, path: ['spec', 'policyTypes'], value }],
				},
			};
		});
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: report
spec:
  podSelector:
    matchLabels:
      app: report
  policyTypes: [Ingress]
  egress:
    - ports:
        - port: 443
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: report
spec:
  podSelector:
    matchLabels:
      app: report
  policyTypes: [Ingress, Egress]
  egress:
    - ports:
        - port: 443
`,
		},
	],
});
