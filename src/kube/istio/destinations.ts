import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import { findService, podsBehind } from '../network/services.ts';
import type { World } from '../world.ts';
import { dataplaneOf } from './dataplane.ts';
import { specOf } from './kinds.ts';
import { mtlsOf, mtlsReads } from './mtls.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const destinationReads = [...mtlsReads, 'Service'];

/** One place of a DestinationRule that says how clients talk to the host: by TLS of which kind. */
export type ClientTls = { readonly path: Path; readonly mode: string };

/** Every TLS mode that a DestinationRule sets: for the host, for single ports, for subsets. */
export function clientTls(rule: Resource): readonly ClientTls[] {
	const spec = specOf(rule);
	const subsets = asList(spec.subsets).flatMap((subset, index) =>
		ofPolicy(asFields(subset).trafficPolicy, ['spec', 'subsets', index, 'trafficPolicy']),
	);
	return [...ofPolicy(spec.trafficPolicy, ['spec', 'trafficPolicy']), ...subsets];
}

function ofPolicy(value: unknown, path: Path): ClientTls[] {
	const policy = asFields(value);
	const ports = asList(policy.portLevelSettings).flatMap((port, index) =>
		ofTls(asFields(port).tls, [...path, 'portLevelSettings', index, 'tls']),
	);
	return [...ofTls(policy.tls, [...path, 'tls']), ...ports];
}

function ofTls(value: unknown, path: Path): ClientTls[] {
	const mode = asString(asFields(value).mode);
	return mode === undefined ? [] : [{ path: [...path, 'mode'], mode }];
}

/**
 * What stands behind the host of a DestinationRule:
 * - `strict`: a workload that takes mutual TLS alone, on every port
 * - `open`: a workload of the mesh that takes plaintext as well
 * - `plain`: nothing but workloads outside of the mesh, or that take plaintext alone
 * - `mesh`: a host of the cluster, of which the inputs show no workload
 * Undefined for a host that is not of the cluster, or may not be.
 */
export type Standing = 'strict' | 'open' | 'plain' | 'mesh';

export function standingOf(rule: Resource, world: World): Standing | undefined {
	const host = asString(specOf(rule).host)?.toLowerCase() ?? '';
	if (host === '') return undefined;
	if (host.startsWith('*')) return wildcardStanding(host, world);
	const [name = '', namespace, suffix] = host.split('.');
	// The API server has no proxy.
	if (name === 'kubernetes' && (namespace ?? rule.namespace) === 'default') return undefined;
	if (suffix !== undefined && suffix !== 'svc') return undefined;
	const service = findService(name, namespace ?? rule.namespace, world);
	if (service) return serviceStanding(service, world);
	// NAME.NAMESPACE may be a host of the internet too.
	return namespace === undefined || suffix === 'svc' ? 'mesh' : undefined;
}

const known = new WeakMap<World, Map<Resource, Standing>>();

function serviceStanding(service: Resource, world: World): Standing {
	const ofServices = known.get(world) ?? new Map<Resource, Standing>();
	known.set(world, ofServices);
	const before = ofServices.get(service);
	if (before) return before;
	const standing = standingBehind(service, world);
	ofServices.set(service, standing);
	return standing;
}

function standingBehind(service: Resource, world: World): Standing {
	const pods = podsBehind(service, world);
	if (pods.length === 0) return 'mesh';
	let isOpen = false;
	for (const pod of pods) {
		const mtls = mtlsOf(pod, world);
		if (mtls?.mode === 'STRICT' && mtls.ports.size === 0) return 'strict';
		// A gateway, or a namespace that is left open: in the mesh, and no more is known.
		isOpen ||= mtls ? mtls.mode !== 'DISABLE' : dataplaneOf(pod, world) !== undefined;
	}
	return isOpen ? 'open' : 'plain';
}

/** `*.NAMESPACE.svc.cluster.local`, `*.svc.cluster.local`, `*.local` or `*`. */
function wildcardStanding(host: string, world: World): Standing | undefined {
	const rest = host.replace(/^\*\.?/, '');
	const [namespace, suffix] = rest.split('.');
	const isWhole = ['', 'local', 'cluster.local', 'svc.cluster.local'].includes(rest);
	if (!isWhole && suffix !== 'svc') return undefined;
	const strict = strictNamespaces(world);
	if (isWhole) return strict.size > 0 ? 'strict' : 'mesh';
	return strict.has(namespace) ? 'strict' : 'mesh';
}

const strictOnes = new WeakMap<World, ReadonlySet<string | undefined>>();

/** Namespaces with a workload that takes mutual TLS alone. */
function strictNamespaces(world: World): ReadonlySet<string | undefined> {
	const before = strictOnes.get(world);
	if (before) return before;
	const strict = world.pods.filter((pod) => {
		const mtls = mtlsOf(pod, world);
		return mtls?.mode === 'STRICT' && mtls.ports.size === 0;
	});
	const fresh = new Set(strict.map(({ namespace }) => namespace));
	strictOnes.set(world, fresh);
	return fresh;
}
