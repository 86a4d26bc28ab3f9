import { namespaceLabels, systemNamespaces } from '../../kube/network/namespaces.ts';
import {
	clusterPolicies,
	hasPolicies,
	isOnHostNetwork,
	policiesIn,
} from '../../kube/network/policies.ts';
import type { Direction } from '../../kube/network/policy.ts';
import { isWorkload } from '../../kube/network/workloads.ts';
import type { PodView } from '../../kube/pod.ts';
import type { World } from '../../kube/world.ts';
import type { Resource } from '../../model/resource.ts';

/** Whether policies are for a workload at all: not for what a controller made, or the cluster's own. */
export function isProtectable(pod: PodView): boolean {
	return isWorkload(pod) && !isOnHostNetwork(pod) && !systemNamespaces.has(pod.namespace);
}

/**
 * Whether the inputs show enough of a namespace to say that it has no policy: some of its policies,
 * some of the whole cluster, or the namespace itself.
 */
export function isShown(namespace: string | undefined, world: World): boolean {
	if (hasPolicies(namespace, world) || clusterPolicies(world).length > 0) return true;
	return namespaceLabels(namespace, world) !== undefined;
}

/** The namespace with workloads for which this object speaks: its own, or that of the first workload. */
export function namespaceOf(resource: Resource, world: World): Spoken | undefined {
	const isNamespace = resource.kind === 'Namespace' && resource.apiVersion === 'v1';
	const spoken = speakers(world).get(isNamespace ? resource.name : resource.namespace);
	return spoken?.speaker === resource ? spoken : undefined;
}

type Spoken = {
	readonly namespace: string | undefined;
	readonly speaker: Resource;
	readonly pods: readonly PodView[];
};

const known = new WeakMap<World, ReadonlyMap<string | undefined, Spoken>>();

function speakers(world: World): ReadonlyMap<string | undefined, Spoken> {
	const before = known.get(world);
	if (before) return before;
	const fresh = new Map<string | undefined, Spoken>();
	const byNamespace = Map.groupBy(world.pods.filter(isProtectable), (pod) => pod.namespace);
	for (const [namespace, pods] of byNamespace) {
		const object = namespace && world.find('Namespace', undefined, namespace);
		const speaker = (object || undefined) ?? pods[0]?.resource;
		if (speaker) fresh.set(namespace, { namespace, speaker, pods });
	}
	known.set(world, fresh);
	return fresh;
}

/** Whether a policy cuts all Pods of a namespace off in a direction, or may. */
export function isClosed(
	namespace: string | undefined,
	direction: Direction,
	world: World,
): boolean {
	const open = namespace === undefined ? [] : policiesIn(undefined, world);
	return [...policiesIn(namespace, world), ...open, ...clusterPolicies(world)].some(
		({ isolates, kubernetes }) =>
			isolates[direction] && (!kubernetes || kubernetes.selector.length === 0),
	);
}
