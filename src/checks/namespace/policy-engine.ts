import type { World } from '../../kube/world.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';

/** What guards Pods in place of labels, by kind and API group. */
const engines: ReadonlyMap<string, string> = new Map([
	['ClusterAdmissionPolicy', 'policies.kubewarden.io'],
	['ClusterPolicy', 'kyverno.io'],
	['ConstraintTemplate', 'templates.gatekeeper.sh'],
	['SecurityContextConstraints', 'security.openshift.io'],
	['ValidatingAdmissionPolicyBinding', 'admissionregistration.k8s.io'],
	['ValidatingPolicy', 'policies.kyverno.io'],
]);

/** The `reads` of a check that asks. */
export const engineKinds: readonly string[] = [...engines.keys()];

/** A policy among the inputs that may judge the Pods of every namespace. */
export function policyEngine(world: World): Resource | undefined {
	for (const [kind, group] of engines) {
		const [first] = world.ofKind(kind);
		if (first && apiGroup(first.apiVersion) === group) return first;
	}
	return undefined;
}
