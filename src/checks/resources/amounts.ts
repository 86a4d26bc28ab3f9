import type { ContainerView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { asFields } from '../../model/fields.ts';

export type ResourceName = 'cpu' | 'memory' | 'ephemeral-storage';
export type Which = 'requests' | 'limits';

/**
 * What a container asks for or is held to, as written: its own amount, else the one that its Pod sets
 * for all of them (pod-level resources, KEP-2837: CPU and memory).
 */
export function amount(container: ContainerView, which: Which, name: ResourceName): unknown {
	const own = container.resources(which)[name];
	if (isSet(own) || name === 'ephemeral-storage') return own;
	return asFields(asFields(container.pod.spec.resources)[which])[name];
}

/** As `amount`, as a number; undefined when unset or no quantity. */
export function quantityOf(
	container: ContainerView,
	which: Which,
	name: ResourceName,
): number | undefined {
	return parseQuantity(amount(container, which, name));
}

/** A problem for a container without an amount; the API server fills a request from its limit. */
export function missing(
	container: ContainerView,
	{ which, name, value }: { which: Which; name: ResourceName; value: string },
): Problem | undefined {
	// Ephemeral containers cannot have resources.
	if (container.role === 'ephemeral' || isSet(amount(container, which, name))) return undefined;
	if (which === 'requests' && isSet(amount(container, 'limits', name))) return undefined;
	const path = container.at('resources', which, name);
	return { path, fix: { safety: 'value', edits: [{ kind: 'set', path, value }] } };
}

function isSet(value: unknown): boolean {
	return value !== undefined && value !== null;
}
