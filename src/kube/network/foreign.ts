import { asBoolean, asFields, asList, asString, isFields } from '../../model/fields.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { holds, labelOf, labelSelector, matches, type Requirement } from '../selectors.ts';
import { calicoSelector } from './calico.ts';
import { matchesNamespace } from './namespaces.ts';
import type { Direction } from './policy.ts';

/** For which Pods a policy of whatever API is, and in which directions it cuts them off. */
export type Scope = {
	readonly isClusterWide: boolean;
	/** The labels are those of the Pod's namespace, where its object is known. */
	readonly selects: (pod: PodView, labelsOfNamespace: Fields | undefined) => boolean;
	readonly isolates: { readonly [D in Direction]: boolean };
};

/**
 * Reads a policy of Cilium, Calico or the Network Policy API as far as the question goes which Pods
 * it is for. What cannot be read counts as selecting, so that nobody is told of a gap that is none.
 */
export function foreignPolicies(resource: Resource): readonly Scope[] {
	const { kind, apiVersion, value } = resource;
	if (isStatusOnly(kind)) return [];
	const spec = asFields(value.spec);
	switch (apiGroup(apiVersion)) {
		case 'cilium.io':
			return [...(isFields(value.spec) ? [spec] : []), ...asList(value.specs).map(asFields)].map(
				(each) => cilium(each, kind === 'CiliumClusterwideNetworkPolicy'),
			);
		case 'projectcalico.org':
		case 'crd.projectcalico.org':
			return [calico(spec, kind === 'GlobalNetworkPolicy')];
		case 'policy.networking.k8s.io':
			return [admin(spec)];
		default: // Antrea and others
			return [{ isClusterWide: !resource.namespace, selects: () => true, isolates: both }];
	}
}

const both = { ingress: true, egress: true };

/** Calico's staged policies are tried out, not enforced. */
function isStatusOnly(kind: string): boolean {
	return kind.startsWith('Staged');
}

function cilium(spec: Fields, isClusterWide: boolean): Scope {
	const { endpointSelector } = spec;
	const requirements = labelSelector(endpointSelector) ?? [];
	const set = asFields(spec.enableDefaultDeny);
	const isolates = (direction: 'ingress' | 'egress') =>
		asBoolean(set[direction]) ??
		(asList(spec[direction]).length > 0 || asList(spec[`${direction}Deny`]).length > 0);
	return {
		isClusterWide,
		// A nodeSelector in its place is for hosts.
		selects: (pod) =>
			isFields(endpointSelector) && requirements.every((each) => meetsCilium(each, pod)),
		isolates: { ingress: isolates('ingress'), egress: isolates('egress') },
	};
}

/** Cilium's keys may say where a label comes from, and some tell what is no label of the Pod. */
function meetsCilium(requirement: Requirement, pod: PodView): boolean {
	const key = requirement.key.replace(/^(?:k8s|any)[:.]/, '');
	if (key === 'io.kubernetes.pod.namespace') {
		return pod.namespace === undefined || holds(requirement, pod.namespace);
	}
	if (key.startsWith('io.cilium.') || key.startsWith('io.kubernetes.') || key.includes(':')) {
		return true;
	}
	return holds(requirement, labelOf(pod.labels, key));
}

function calico(spec: Fields, isClusterWide: boolean): Scope {
	const pods = calicoSelector(asString(spec.selector) ?? '');
	const namespaces = calicoSelector(asString(spec.namespaceSelector) ?? '');
	const types = asList(spec.types);
	const [hasIngress, hasEgress] = [asList(spec.ingress).length > 0, asList(spec.egress).length > 0];
	return {
		isClusterWide,
		selects: (pod, labelsOfNamespace) => {
			const podLabel = (key: string) =>
				key === 'projectcalico.org/namespace' ? pod.namespace : labelOf(pod.labels, key);
			if (pods?.(podLabel) === false) return false;
			if (!isClusterWide || !labelsOfNamespace) return true;
			return namespaces?.((key) => labelOf(labelsOfNamespace, key)) !== false;
		},
		isolates: {
			ingress: types.length > 0 ? types.includes('Ingress') : hasIngress || !hasEgress,
			egress: types.length > 0 ? types.includes('Egress') : hasEgress,
		},
	};
}

/** AdminNetworkPolicy, BaselineAdminNetworkPolicy and ClusterNetworkPolicy. */
function admin(spec: Fields): Scope {
	const subject = asFields(spec.subject);
	const pods = asFields(subject.pods);
	const namespaces = labelSelector(subject.namespaces) ?? labelSelector(pods.namespaceSelector);
	const selector = labelSelector(pods.podSelector) ?? [];
	return {
		isClusterWide: true,
		selects: (pod, labelsOfNamespace) =>
			matchesNamespace(namespaces ?? [], pod.namespace, labelsOfNamespace) !== false &&
			matches(selector, pod.labels),
		isolates: both,
	};
}
