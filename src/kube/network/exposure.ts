import { asFields, asList, asString } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { SelectorIndex } from '../selectors.ts';
import type { World } from '../world.ts';
import {
	type Backend,
	ingressBackends,
	isGatewayApi,
	isIngress,
	routeBackends,
	routeKinds,
} from './backends.ts';
import { isService, serviceOf } from './services.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const exposureReads = ['Pod', 'Service', 'Ingress', ...routeKinds, 'VirtualService'];

/** A way from outside to a workload. */
export type Way = { readonly by: Resource; readonly service: Resource };

/** The Ingresses and routes that lead to a workload. */
export function waysTo(pod: PodView, world: World): readonly Way[] {
	const { services, leads } = facts(world);
	return [...(services.get(pod.namespace)?.selecting(pod.labels) ?? [])].flatMap((service) =>
		(leads.get(keyOf(service.namespace, service.name)) ?? []).map((by) => ({ by, service })),
	);
}

/** The Ingresses and routes that lead to a Service. */
export function leadsTo(service: Resource, world: World): readonly Resource[] {
	return facts(world).leads.get(keyOf(service.namespace, service.name)) ?? [];
}

type Facts = {
	/** The Services of each namespace by what they select. */
	readonly services: ReadonlyMap<string | undefined, SelectorIndex<Resource>>;
	/** What leads to a Service, by its namespace and name. */
	readonly leads: ReadonlyMap<string, readonly Resource[]>;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const services = world
		.ofKind('Service')
		.filter((each) => isService(each) && serviceOf(each).selector !== undefined);
	const leads = new Map<string, Resource[]>();
	for (const kind of ['Ingress', ...routeKinds, 'VirtualService']) {
		for (const resource of world.ofKind(kind)) {
			const keys = backendsOf(resource).map(({ namespace, name }) => keyOf(namespace, name));
			for (const key of new Set(keys)) {
				const same = leads.get(key);
				if (same) same.push(resource);
				else leads.set(key, [resource]);
			}
		}
	}
	const byNamespace = Map.groupBy(services, ({ namespace }) => namespace);
	const fresh: Facts = {
		services: new Map(
			[...byNamespace].map(([where, list]) => [
				where,
				new SelectorIndex(list, (each) => serviceOf(each).selector ?? []),
			]),
		),
		leads,
	};
	known.set(world, fresh);
	return fresh;
}

function backendsOf(resource: Resource): readonly Pick<Backend, 'namespace' | 'name'>[] {
	if (isIngress(resource)) return ingressBackends(resource);
	if (isGatewayApi(resource)) return routeBackends(resource);
	const isIstio = apiGroup(resource.apiVersion) === 'networking.istio.io';
	return isIstio && resource.kind === 'VirtualService' ? destinationsOf(resource) : [];
}

/** The Services to which a VirtualService of a gateway sends traffic; without one it is for the mesh. */
function destinationsOf({ value, namespace }: Resource): Pick<Backend, 'namespace' | 'name'>[] {
	const spec = asFields(value.spec);
	if (!asList(spec.gateways).some((gateway) => gateway !== 'mesh')) return [];
	return ['http', 'tcp', 'tls'].flatMap((protocol) =>
		asList(spec[protocol]).flatMap((rule) =>
			asList(asFields(rule).route).flatMap((route) => {
				const host = asString(asFields(asFields(route).destination).host) ?? '';
				const [name, where, rest] = host.split('.');
				// A host with dots is a whole name: NAME.NAMESPACE.svc.cluster.local.
				if (!name || (where !== undefined && rest !== 'svc')) return [];
				return { name, namespace: where ?? namespace };
			}),
		),
	);
}

function keyOf(namespace: string | undefined, name: string): string {
	return `${namespace ?? ''}/${name}`;
}
