import { asFields, asList, asString } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { isService, serviceOf } from '../network/services.ts';
import type { PodView } from '../pod.ts';
import { LabelIndex, SelectorIndex } from '../selectors.ts';
import type { World } from '../world.ts';
import { authorizationOf } from './authorization.ts';
import { dataplaneOf, dataplaneReads } from './dataplane.ts';
import { rootNamespace } from './kinds.ts';
import { mtlsOf, mtlsReads } from './mtls.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const plaintextReads = mtlsReads;
export const tcpReads = [...dataplaneReads, 'Service'];

/** Whether a policy is for a workload of the mesh that takes plaintext. */
export function selectsPlaintext(policy: Resource, world: World): boolean {
	return selects(policy, groupOf(world, plaintext, takesPlaintext));
}

/** Whether a policy is for a workload whose proxy sees no HTTP: its Services say TCP, or it is ambient. */
export function selectsTcp(policy: Resource, world: World): boolean {
	return selects(policy, groupOf(world, tcp, isTcp));
}

/** Workloads by namespace, and all together for policies of the root namespace. */
type Group = ReadonlyMap<string | undefined, LabelIndex<PodView>>;

function selects(policy: Resource, group: Group): boolean {
	const { selector, targets } = authorizationOf(policy);
	return targets.length === 0 && (group.get(policy.namespace)?.hasSelected(selector) ?? false);
}

const plaintext = new WeakMap<World, Group>();
const tcp = new WeakMap<World, Group>();

function groupOf(
	world: World,
	known: WeakMap<World, Group>,
	belongs: (pod: PodView, world: World) => boolean,
): Group {
	const before = known.get(world);
	if (before) return before;
	const members = world.pods.filter((pod) => belongs(pod, world));
	const group = new Map(
		[...Map.groupBy(members, ({ namespace }) => namespace)].map(([where, pods]) => [
			where,
			indexed(pods),
		]),
	);
	group.set(rootNamespace, indexed(members));
	known.set(world, group);
	return group;
}

function indexed(pods: readonly PodView[]): LabelIndex<PodView> {
	return new LabelIndex(pods, ({ labels }) => labels);
}

function takesPlaintext(pod: PodView, world: World): boolean {
	const mtls = mtlsOf(pod, world);
	return mtls !== undefined && mtls.mode !== 'STRICT';
}

function isTcp(pod: PodView, world: World): boolean {
	const dataplane = dataplaneOf(pod, world);
	if (dataplane !== 'sidecar') return dataplane === 'ambient';
	let hasPort = false;
	let count = 0;
	for (const service of servicesBefore(pod, world)) {
		if (++count > most) return false;
		for (const port of asList(asFields(service.value.spec).ports)) {
			if (!isTcpPort(asFields(port))) return false;
			hasPort = true;
		}
	}
	return hasPort;
}

/** More Services than anybody has before one workload. */
const most = 128;

/**
 * Whether a port's protocol is stated, and is one that Istio treats as bytes: `appProtocol`, or the name
 * up to its first dash. Where nothing is stated Istio looks at the bytes and may find HTTP.
 */
function isTcpPort({ appProtocol, name }: Readonly<Record<string, unknown>>): boolean {
	const protocol = asString(appProtocol) ?? asString(name)?.split('-')[0];
	return protocol !== undefined && opaque.has(protocol.toLowerCase());
}

const opaque: ReadonlySet<string> = new Set(['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis']);

const services = new WeakMap<World, ReadonlyMap<string | undefined, SelectorIndex<Resource>>>();

function servicesBefore(pod: PodView, world: World): Iterable<Resource> {
	let byNamespace = services.get(world);
	if (!byNamespace) {
		const all = world
			.ofKind('Service')
			.filter((each) => isService(each) && serviceOf(each).selector !== undefined);
		byNamespace = new Map(
			[...Map.groupBy(all, ({ namespace }) => namespace)].map(([where, list]) => [
				where,
				new SelectorIndex(list, (each) => serviceOf(each).selector ?? []),
			]),
		);
		services.set(world, byNamespace);
	}
	return byNamespace.get(pod.namespace)?.selecting(pod.labels) ?? [];
}
