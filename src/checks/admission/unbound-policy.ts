import type { World } from '../../kube/world.ts';
import { asFields, asString } from '../../model/fields.ts';
import { apiGroup } from '../../model/resource.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

const policyKinds = [
	'ValidatingAdmissionPolicy',
	'MutatingAdmissionPolicy',
	'ValidatingAdmissionPolicyBinding',
	'MutatingAdmissionPolicyBinding',
];

export default check({
	title: text('No binding puts the admission policy into effect', '准入策略没有任何绑定，不会生效'),
	why: text(
		'A ValidatingAdmissionPolicy by itself judges nothing. Looked for among the inputs.',
		'ValidatingAdmissionPolicy 本身不作任何判定，需要绑定才会生效。在输入中查找。',
	),
	mend: text(
		'Add a ValidatingAdmissionPolicyBinding with this `policyName`.',
		'添加 `policyName` 与之对应的 ValidatingAdmissionPolicyBinding。',
	),
	severity: 'low',
	standards: ['nsa:pod-security-enforcement', 'owasp-k8s:K04'],
	on: 'resource',
	kinds: ['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy'],
	reads: policyKinds,
	detect(policy, { world }) {
		if (apiGroup(policy.apiVersion) !== group || policy.name === '') return undefined;
		if (boundPolicies(world).has(`${policy.kind}/${policy.name}`)) return undefined;
		return { path: ['metadata', 'name'] };
	},
	examples: [
		{
			bad: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: no-host-network
spec:
  matchConstraints:
    resourceRules:
      - apiGroups: [""]
        apiVersions: [v1]
        resources: [pods]
        operations: [CREATE]
  validations:
    - expression: "!has(object.spec.hostNetwork)"
`,
			good: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: no-host-network
spec:
  matchConstraints:
    resourceRules:
      - apiGroups: [""]
        apiVersions: [v1]
        resources: [pods]
        operations: [CREATE]
  validations:
    - expression: "!has(object.spec.hostNetwork)"
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: no-host-network
spec:
  policyName: no-host-network
  validationActions: [Deny]
`,
		},
	],
});

const group = 'admissionregistration.k8s.io';

const known = new WeakMap<World, ReadonlySet<string>>();

/** Kind and name of the policies that a binding names. */
function boundPolicies(world: World): ReadonlySet<string> {
	const before = known.get(world);
	if (before) return before;
	const bound = new Set<string>();
	for (const kind of ['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy']) {
		for (const { apiVersion, value } of world.ofKind(`${kind}Binding`)) {
			const name = asString(asFields(value.spec).policyName);
			if (name && apiGroup(apiVersion) === group) bound.add(`${kind}/${name}`);
		}
	}
	known.set(world, bound);
	return bound;
}
