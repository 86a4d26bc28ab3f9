import { asFields, asString } from '../../model/fields.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { type Selector, SelectorIndex } from '../selectors.ts';
import type { World } from '../world.ts';
import { dataplaneOf, dataplaneReads } from './dataplane.ts';
import { isSecurity, rootNamespace, specOf, workloadSelector } from './kinds.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const mtlsReads = [...dataplaneReads, 'PeerAuthentication'];

/** What a workload accepts: mutual TLS alone, plaintext as well, or plaintext alone. */
export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** What takes effect for one workload. */
export type Mtls = {
	readonly mode: MtlsMode;
	/** The policy that says so; undefined where it is Istio's default. */
	readonly source: Resource | undefined;
	/** Ports of the workload, not of its Service, that differ from the mode. */
	readonly ports: ReadonlyMap<number, MtlsMode>;
	/** The policy of those ports. */
	readonly portSource: Resource | undefined;
};

/**
 * How a workload stands to mutual TLS. Undefined where it is not in the mesh, is a gateway, whose
 * servers have TLS settings of their own, or lands in a namespace that the inputs leave open.
 */
export const mtlsOf: (pod: PodView, world: World) => Mtls | undefined = (pod, world) =>
	lastAnswer(pod)(world);

// The checks ask for one Pod in a row.
const lastAnswer = rememberLast((pod: PodView) => rememberLast((world: World) => find(pod, world)));

function find(pod: PodView, world: World): Mtls | undefined {
	const dataplane = dataplaneOf(pod, world);
	if (dataplane === undefined || dataplane === 'gateway') return undefined;
	const { mesh, scopes, isNamespaced } = facts(world);
	if (pod.namespace === undefined && isNamespaced) return undefined;
	const scope = scopes.get(pod.namespace) ?? scopes.get(undefined);
	const own = scope && oldest(scope.selecting.selecting(pod.labels));
	// The ztunnel knows no DISABLE: it takes plaintext and mutual TLS alike.
	const asTaken = (mode: MtlsMode) =>
		dataplane === 'ambient' && mode === 'DISABLE' ? 'PERMISSIVE' : mode;
	const source = [own, scope?.whole, mesh].find((policy) => policy && modeOf(policy));
	const mode = asTaken((source && modeOf(source)) ?? 'PERMISSIVE');
	const ports = new Map(
		(own ? portModes(own) : []).flatMap(([port, each]) =>
			asTaken(each) === mode ? [] : [[port, asTaken(each)]],
		),
	);
	return { mode, source, ports, portSource: ports.size > 0 ? own : undefined };
}

/** The mode that a policy sets; undefined where it inherits that of the wider scope. */
export function modeOf(policy: Resource): MtlsMode | undefined {
	return readMode(specOf(policy).mtls);
}

/** The modes that it sets for single ports. They take effect only beside a selector. */
export function portModes(policy: Resource): readonly (readonly [number, MtlsMode])[] {
	return Object.entries(asFields(specOf(policy).portLevelMtls)).flatMap(([port, value]) => {
		const mode = readMode(value);
		return mode ? [[Number(port), mode] as const] : [];
	});
}

function readMode(mtls: unknown): MtlsMode | undefined {
	const mode = asString(asFields(mtls).mode);
	return mode === 'STRICT' || mode === 'PERMISSIVE' || mode === 'DISABLE' ? mode : undefined;
}

/** A policy with a selector in the root namespace is ignored: it is of no scope. */
export function isIgnored(policy: Resource): boolean {
	return policy.namespace === rootNamespace && workloadSelector(policy).length > 0;
}

/** The policy of the same scope that takes effect: itself, or an older one. */
export function effectiveOf(policy: Resource, world: World): Resource {
	return facts(world).winners.get(scopeKey(policy)) ?? policy;
}

type Scope = {
	readonly whole: Resource | undefined;
	/** Those for some workloads alone, one for each selector. */
	readonly selecting: SelectorIndex<Resource>;
};

type Facts = {
	readonly mesh: Resource | undefined;
	/** By namespace; those of policies that leave theirs open come under undefined. */
	readonly scopes: ReadonlyMap<string | undefined, Scope>;
	/** Whether some policy names a namespace of workloads. */
	readonly isNamespaced: boolean;
	readonly winners: ReadonlyMap<string, Resource>;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const all = world
		.ofKind('PeerAuthentication')
		.filter((policy) => isSecurity(policy) && !isIgnored(policy));
	const winners = new Map<string, Resource>();
	for (const [key, same] of Map.groupBy(all, scopeKey)) {
		const winner = oldest(same);
		if (winner) winners.set(key, winner);
	}
	const byNamespace = Map.groupBy(winners.values(), ({ namespace }) => namespace);
	const fresh: Facts = {
		mesh: byNamespace.get(rootNamespace)?.[0],
		scopes: new Map(
			[...byNamespace].flatMap(([where, list]) =>
				where === rootNamespace ? [] : [[where, scopeOf(list)]],
			),
		),
		isNamespaced: all.some(({ namespace }) => namespace && namespace !== rootNamespace),
		winners,
	};
	known.set(world, fresh);
	return fresh;
}

function scopeOf(policies: readonly Resource[]): Scope {
	const isWhole = (policy: Resource) => workloadSelector(policy).length === 0;
	const selecting = policies.filter((policy) => !isWhole(policy));
	return {
		whole: policies.find(isWhole),
		selecting: new SelectorIndex(selecting, workloadSelector),
	};
}

function scopeKey(policy: Resource): string {
	const selector: Selector = workloadSelector(policy);
	const labels = selector.map(({ key, values }) => [key, ...values]).sort();
	return JSON.stringify([policy.namespace ?? null, labels]);
}

function oldest(policies: Iterable<Resource>): Resource | undefined {
	let first: Resource | undefined;
	for (const policy of policies) if (!first || isOlder(policy, first)) first = policy;
	return first;
}

/** What has no time of creation is yet to be applied; of two such the name decides. */
function isOlder(a: Resource, b: Resource): boolean {
	const [ofA, ofB] = [createdAt(a), createdAt(b)];
	return ofA === ofB ? a.name < b.name : ofA < ofB;
}

function createdAt({ value }: Resource): string {
	return asString(asFields(value.metadata).creationTimestamp) ?? '~';
}
