import type { ContainerView, PodView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import { asFields } from '../../model/fields.ts';
import { compareVersion, type Version } from '../../model/version.ts';

export type Which = 'requests' | 'limits';
export type ResourceName = 'cpu' | 'memory' | 'ephemeral-storage';

/** What a manifest says of one amount; `zero` when it is written and 0. */
export type Amount = 'set' | 'zero' | 'unset';

/** Whether a container is held by a limit: its own or, from Kubernetes 1.34, the Pod's. */
export function limitOf(container: ContainerView, name: ResourceName, version: Version): Amount {
	const own = amount(container.resources('limits')[name]);
	if (own === 'set') return own;
	return isPodAmount(container.pod, 'limits', name, version) ? 'set' : own;
}

/** Whether something is reserved for a container. Without a request, the limit is the request. */
export function requestOf(container: ContainerView, name: ResourceName, version: Version): Amount {
	const own = amount(container.resources('requests')[name]);
	if (own === 'set') return own;
	const { pod } = container;
	if (isPodAmount(pod, 'requests', name, version)) return 'set';
	if (own === 'zero') return own;
	return limitOf(container, name, version) === 'set' ? 'set' : 'unset';
}

/** `spec.resources` of the Pod itself (KEP-2837), whether or not the version honours it. */
export function podResources(pod: PodView, which: Which): { readonly [name: string]: unknown } {
	return asFields(asFields(pod.spec.resources)[which]);
}

/** Whether the version honours `spec.resources` of a Pod: beta and on since 1.34. */
export function hasPodResources(version: Version): boolean {
	return compareVersion(version, podLevel) >= 0;
}

const podLevel: Version = { major: 1, minor: 34 };

function isPodAmount(pod: PodView, which: Which, name: ResourceName, version: Version): boolean {
	// Only CPU, memory and huge pages may be given for the whole Pod.
	if (name === 'ephemeral-storage' || pod.spec.resources === undefined) return false;
	return hasPodResources(version) && amount(podResources(pod, which)[name]) === 'set';
}

// What is no quantity is for the schema check; here it counts as meant.
function amount(value: unknown): Amount {
	if (value === undefined || value === null) return 'unset';
	return parseQuantity(value) === 0 ? 'zero' : 'set';
}
