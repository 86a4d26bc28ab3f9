import { isNetworkPolicy } from '../../kube/network/policy.ts';
import { asFields, asList } from '../../model/fields.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The egress policy also cuts off ingress', '出站策略同时切断了入站流量'),
	why: text(
		'Without `policyTypes` a policy is always for ingress as well. It has rules for egress alone, so nothing may call its Pods any more, unless another policy allows it.',
		'未写 `policyTypes` 的策略总是同时作用于入站。该策略只有出站规则，因此除非另有策略放行，再没有谁能访问其 Pod。',
	),
	mend: text(
		'Write `policyTypes`: `[Egress]` if ingress is to stay as it is, else both.',
		'写明 `policyTypes`：若入站应保持不变则为 `[Egress]`，否则写两者。',
	),
	severity: 'medium',
	standards: ['nsa:network-separation'],
	on: 'resource',
	kinds: ['NetworkPolicy'],
	detect(policy) {
		if (!isNetworkPolicy(policy)) return undefined;
		const { policyTypes, ingress, egress } = asFields(policy.value.spec);
		if (asList(policyTypes).length > 0 || asList(egress).length === 0) return undefined;
		// Who writes out ingress has thought of it.
		if ((ingress ?? null) !== null) return undefined;
		const path = ['spec', 'policyTypes'];
		// What holds already, said out loud; opening ingress is for a person to decide.
		const value = ['Ingress', 'Egress'];
		return { path, fix: { safety: 'safe', edits: [{ kind: 'set', path, value }] } };
	},
	examples: [
		{
			bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: report-egress
spec:
  podSelector:
    matchLabels:
      app: report
  egress:
    - ports:
        - port: 443
`,
			good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: report-egress
spec:
  podSelector:
    matchLabels:
      app: report
  policyTypes:
    - Ingress
    - Egress
  egress:
    - ports:
        - port: 443
`,
		},
	],
});
