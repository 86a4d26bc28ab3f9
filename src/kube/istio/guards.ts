import type { Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { SelectorIndex } from '../selectors.ts';
import type { World } from '../world.ts';
import { authorizationOf } from './authorization.ts';
import { dataplaneOf, dataplaneReads } from './dataplane.ts';
import { isSecurity, rootNamespace, workloadSelector } from './kinds.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const guardReads = [...dataplaneReads, 'AuthorizationPolicy'];

/**
 * Whether an AuthorizationPolicy decides on the requests to a workload; without one, all are let in.
 * Undefined where the inputs do not tell: the workload lands in a namespace that they leave open, or
 * a policy stands for a waypoint that may be before it.
 */
export function isGuarded(pod: PodView, world: World): boolean | undefined {
	for (const _ of policiesFor(pod, world)) return true;
	const { targeting, isNamespaced } = facts(world);
	if (pod.namespace === undefined && isNamespaced) return undefined;
	const hasWaypoint = targeting.has(pod.namespace) || targeting.has(rootNamespace);
	return hasWaypoint && dataplaneOf(pod, world) === 'ambient' ? undefined : false;
}

/** The policies that a workload's own proxy enforces, those that only audit left out. */
function* policiesFor(pod: PodView, world: World): Generator<Resource> {
	const { indexes } = facts(world);
	for (const where of new Set([pod.namespace, undefined, rootNamespace])) {
		const index = indexes.get(where);
		if (index) yield* index.selecting(pod.labels);
	}
}

type Facts = {
	/** Policies for workloads, by namespace; those that leave theirs open come under undefined. */
	readonly indexes: ReadonlyMap<string | undefined, SelectorIndex<Resource>>;
	/** Namespaces with policies for waypoints, gateways or Services. */
	readonly targeting: ReadonlySet<string | undefined>;
	readonly isNamespaced: boolean;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const all = world
		.ofKind('AuthorizationPolicy')
		.filter((policy) => isSecurity(policy) && authorizationOf(policy).action !== 'AUDIT');
	const isTargeting = (policy: Resource) => authorizationOf(policy).targets.length > 0;
	const plain = Map.groupBy(
		all.filter((policy) => !isTargeting(policy)),
		({ namespace }) => namespace,
	);
	const fresh: Facts = {
		indexes: new Map(
			[...plain].map(([where, list]) => [where, new SelectorIndex(list, workloadSelector)]),
		),
		targeting: new Set(all.filter(isTargeting).map(({ namespace }) => namespace)),
		isNamespaced: all.some(({ namespace }) => namespace && namespace !== rootNamespace),
	};
	known.set(world, fresh);
	return fresh;
}
