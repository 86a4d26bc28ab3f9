import { isNetworkPolicy } from '../../kube/network/policy.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The empty egress list denies nothing', '空的 egress 列表不会拒绝任何流量'),
	why: text(
		'Without `policyTypes` a policy is for egress only where it has egress rules. `egress: []` has none, so all traffic goes out as before.',
		'未写 `policyTypes` 时，只有存在出站规则的策略才作用于出站。`egress: []` 没有规则，所有出站流量照旧放行。',
	),
	mend: text('Add `Egress` to `policyTypes`.', '在 `policyTypes` 中加入 `Egress`。'),
	severity: 'medium',
	standards: ['nsa:network-separation', 'mitre:T1041', 'owasp-k8s:K07'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect(policy) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { policyTypes, egress } = asFields(policy.value.spec);
		if (asList(policyTypes).length > 0) return undefined;
		if (!Array.isArray(egress) || egress.length > 0) return undefined;
		const [path, value] = [
			['spec', 'policyTypes'],
			['Ingress', 'Egress'],
		];
		return {
			path: ['spec', 'egress'],
			// Right if the Pods need nothing from outside, as the list says.
			fix: { safety: 'evidence', edits: [{ kind: 'set', path, value }] },
		};
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: payments
spec:
  podSelector: {}
  ingress: []
  egress: []
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: payments
spec:
  podSelector: {}
  ingress: []
  egress: []
  policyTypes:
    - Ingress
    - Egress
`,
		},
	],
});
