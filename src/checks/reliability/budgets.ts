import type { PodView } from '../../kube/pod.ts';
import { LabelIndex, labelSelector } from '../../kube/selectors.ts';
import type { World } from '../../kube/world.ts';
import { asFields, asNumber, asString } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import { isOwnWorkload, replicasOf, scalerOf } from './scaling.ts';

/** An amount of Pods, or a share of all. */
export type Amount = { readonly pods: number } | { readonly percent: number };

/** `2` or `50%`; undefined for what is neither. */
export function readAmount(value: unknown): Amount | undefined {
	const pods = asNumber(value);
	if (pods !== undefined) return { pods };
	const match = /^(\d{1,3})%$/.exec(asString(value) ?? '');
	return match ? { percent: Number(match[1]) } : undefined;
}

/** The Pods that an amount means of so many; Kubernetes rounds shares up. */
export function podsOf(amount: Amount, of: number): number {
	return 'pods' in amount ? amount.pods : Math.ceil((of * amount.percent) / 100);
}

export function isBudget({ apiVersion }: Resource): boolean {
	return apiGroup(apiVersion) === 'policy';
}

/** The Pods and Pod templates among the inputs that a budget holds for. */
export function chosenBy(budget: Resource, world: World): readonly PodView[] {
	return facts(world).chosen.get(budget) ?? [];
}

/**
 * The replicas of all workloads that a budget holds for; undefined when they cannot be told: none
 * among the inputs, kinds that do not scale, or numbers that are left to an autoscaler.
 */
export function replicasUnder(budget: Resource, world: World): number | undefined {
	let sum = 0;
	const pods = chosenBy(budget, world);
	for (const { resource } of pods) {
		const replicas = replicasOf(resource);
		if (!isOwnWorkload(resource) || resource.kind === 'DaemonSet') return undefined;
		if (replicas === undefined || scalerOf(resource, world)) return undefined;
		sum += replicas;
	}
	return pods.length === 0 ? undefined : sum;
}

/** Whether a budget among the inputs holds for the Pod. */
export function hasBudget({ resource }: PodView, world: World): boolean {
	return facts(world).covered.has(resource);
}

type Facts = {
	readonly chosen: ReadonlyMap<Resource, readonly PodView[]>;
	readonly covered: ReadonlySet<Resource>;
};

/** Every check asks for every object, so budgets and Pods are brought together once a world. */
const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const pods = podIndex(world.pods);
	const budgets = world.ofKind('PodDisruptionBudget').filter(isBudget);
	const chosen = new Map(budgets.map((budget) => [budget, choose(budget, pods)]));
	const covered = new Set([...chosen.values()].flat().map(({ resource }) => resource));
	const fresh: Facts = { chosen, covered };
	known.set(world, fresh);
	return fresh;
}

/** Pods of each namespace by their labels. */
type PodIndex = ReadonlyMap<string | undefined, LabelIndex<PodView>>;

function podIndex(pods: readonly PodView[]): PodIndex {
	const byNamespace = Map.groupBy(pods, ({ namespace }) => namespace);
	return new Map(
		[...byNamespace].map(([namespace, own]) => [
			namespace,
			new LabelIndex(own, ({ labels }) => labels),
		]),
	);
}

function choose({ namespace, value }: Resource, pods: PodIndex): readonly PodView[] {
	// Without a selector a budget holds for nothing.
	const selector = labelSelector(asFields(value.spec).selector);
	return (selector && pods.get(namespace)?.selected(selector)) ?? [];
}
