import { asBoolean } from '../../model/fields.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { type Selector, SelectorIndex } from '../selectors.ts';
import type { World } from '../world.ts';
import { foreignPolicies, type Scope } from './foreign.ts';
import { namespaceLabels } from './namespaces.ts';
import { isNetworkPolicy, type NetworkPolicy, networkPolicy } from './policy.ts';

/** Every kind that decides on the traffic of Pods. */
const policyKinds = [
	'NetworkPolicy',
	'GlobalNetworkPolicy',
	'CiliumNetworkPolicy',
	'CiliumClusterwideNetworkPolicy',
	'AdminNetworkPolicy',
	'BaselineAdminNetworkPolicy',
	'ClusterNetworkPolicy',
];

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const policyReads = ['Pod', 'Namespace', ...policyKinds];

/** A policy of whatever API, as far as it concerns which Pods it is for. */
export type Policy = Scope & {
	readonly resource: Resource;
	/** What it says, where it is a Kubernetes NetworkPolicy; others are not read that far. */
	readonly kubernetes: NetworkPolicy | undefined;
};

/** The policies that select a Pod for sure or perhaps. */
export type Selecting = {
	/** Those of its own namespace and of the whole cluster. */
	readonly own: readonly Policy[];
	/** Those that leave their namespace open: they may be applied to that of the Pod. */
	readonly open: readonly Policy[];
	/** Whether these are all of them: manifests of many places may share an open namespace. */
	readonly isWhole: boolean;
};

/** Which policies select a Pod. */
export function policiesFor(pod: PodView, world: World): Selecting {
	// The checks ask for one Pod in a row.
	return lastAnswer(pod)(world);
}

const lastAnswer = rememberLast((pod: PodView) => rememberLast((world: World) => find(pod, world)));

function find(pod: PodView, world: World): Selecting {
	const { namespaced, clusterWide } = facts(world);
	const { namespace } = pod;
	const labels = namespaceLabels(namespace, world);
	const within = (where: string | undefined) =>
		selecting(pod, labels, namespaced.get(where)?.selecting(pod.labels) ?? []);
	const own = [...within(namespace), ...selecting(pod, labels, clusterWide)];
	const open = namespace === undefined ? [] : within(undefined);
	return { own, open, isWhole: own.length < most && open.length < most };
}

/** More than anybody has for one Pod. */
const most = 128;

function selecting(
	pod: PodView,
	labelsOfNamespace: Fields | undefined,
	among: Iterable<Policy>,
): readonly Policy[] {
	const found: Policy[] = [];
	for (const policy of among) {
		if (policy.selects(pod, labelsOfNamespace)) found.push(policy);
		if (found.length === most) break;
	}
	return found;
}

/** Whether the inputs hold a policy of this namespace, wherever it points. */
export function hasPolicies(namespace: string | undefined, world: World): boolean {
	return facts(world).namespaced.has(namespace);
}

/** The policies of a namespace, without those of the whole cluster. */
export function policiesIn(namespace: string | undefined, world: World): readonly Policy[] {
	return facts(world).lists.get(namespace) ?? [];
}

/** The policies that stand for the whole cluster. */
export function clusterPolicies(world: World): readonly Policy[] {
	return facts(world).clusterWide;
}

/** The network of its node has no policies of Pods. */
export function isOnHostNetwork({ spec }: PodView): boolean {
	return asBoolean(spec.hostNetwork) === true;
}

type Facts = {
	readonly lists: ReadonlyMap<string | undefined, readonly Policy[]>;
	readonly namespaced: ReadonlyMap<string | undefined, SelectorIndex<Policy>>;
	readonly clusterWide: readonly Policy[];
};

/** Every check asks for every Pod, so a world's policies are sorted once. */
const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const all = policyKinds.flatMap((kind) => world.ofKind(kind)).flatMap(policiesOf);
	const lists = Map.groupBy(
		all.filter(({ isClusterWide }) => !isClusterWide),
		({ resource }) => resource.namespace,
	);
	const fresh: Facts = {
		lists,
		namespaced: new Map(
			[...lists].map(([where, list]) => [where, new SelectorIndex(list, selectorOf)]),
		),
		clusterWide: all.filter(({ isClusterWide }) => isClusterWide),
	};
	known.set(world, fresh);
	return fresh;
}

function policiesOf(resource: Resource): Policy[] {
	if (!isNetworkPolicy(resource)) {
		return foreignPolicies(resource).map((read) => ({ resource, ...read, kubernetes: undefined }));
	}
	const kubernetes = networkPolicy(resource);
	const { isolates } = kubernetes;
	return [{ resource, isClusterWide: false, selects: () => true, isolates, kubernetes }];
}

/** What the index can know; what it cannot is asked of `selects`. */
function selectorOf({ kubernetes }: Policy): Selector {
	return kubernetes?.selector ?? [];
}
