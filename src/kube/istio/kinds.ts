import { asFields } from '../../model/fields.ts';
import { apiGroup, type Fields, type Resource } from '../../model/resource.ts';
import { equalities, type Selector } from '../selectors.ts';

/** The namespace whose policies stand for the whole mesh, unless the mesh is configured otherwise. */
export const rootNamespace = 'istio-system';

/** Kinds that Istio shares with others by name, such as Gateway, are told apart by their group. */
export function isSecurity({ apiVersion }: Resource): boolean {
	return apiGroup(apiVersion) === 'security.istio.io';
}

export function isNetworking({ apiVersion }: Resource): boolean {
	return apiGroup(apiVersion) === 'networking.istio.io';
}

export function specOf({ value }: Resource): Fields {
	return asFields(value.spec);
}

/** The workloads that a policy of the security API names; empty for all of its scope. */
export function workloadSelector(resource: Resource): Selector {
	return equalities(asFields(specOf(resource).selector).matchLabels);
}
