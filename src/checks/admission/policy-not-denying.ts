import { asFields, asList } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The admission policy denies nothing', '准入策略不会拒绝任何请求'),
	why: text(
		'With the actions Audit and Warn alone, what violates the policy is written down and admitted.',
		'仅有 Audit 和 Warn 动作时，违反策略的请求只会被记录，仍会被接纳。',
	),
	mend: text(
		'Add `Deny` to `validationActions` once the audit log is quiet.',
		'待审计日志不再出现违规后，在 `validationActions` 中加入 `Deny`。',
	),
	severity: 'low',
	standards: ['nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['ValidatingAdmissionPolicyBinding'],
	detect({ apiVersion, value }) {
		if (apiGroup(apiVersion) !== 'admissionregistration.k8s.io') return undefined;
		const actions = asList(asFields(value.spec).validationActions);
		if (actions.length === 0 || actions.includes('Deny')) return undefined;
		// A warning and a denial of the same would say it twice, which the API server refuses.
		const path = ['spec', 'validationActions'];
		const rest = actions.filter((action) => action !== 'Warn');
		const edits = [{ kind: 'set' as const, path, value: ['Deny', ...rest] }];
		return { path, fix: { safety: 'evidence', edits } };
	},
	examples: [
		{
			bad: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: no-host-network
spec:
  policyName: no-host-network
  validationActions: [Warn, Audit]
`,
			good: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: no-host-network
spec:
  policyName: no-host-network
  validationActions: [Deny, Audit]
`,
		},
	],
});
