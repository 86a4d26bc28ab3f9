import { asFields, asList, asNumber, asString, isFields } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { equalities, LabelIndex, type Selector } from '../selectors.ts';
import type { World } from '../world.ts';
import { isEverything } from './addresses.ts';
import { workloadsIn } from './workloads.ts';

/** What a Service says, with Kubernetes' defaults. */
export type Service = {
	/** `ClusterIP` when unset. */
	readonly type: string;
	/** Undefined where it selects nothing: somebody else writes its endpoints. */
	readonly selector: Selector | undefined;
	readonly ports: readonly ServicePort[];
};

export type ServicePort = {
	readonly path: Path;
	readonly name: string | undefined;
	readonly protocol: string;
	readonly port: number | undefined;
	/** The port of the Pods, by number or by name; the Service's own when unset. */
	readonly target: number | string | undefined;
	/** Where the target is written. */
	readonly targetPath: Path;
};

/** Whether it is the Kubernetes kind: Knative has a Service too. */
export function isService({ kind, apiVersion }: Resource): boolean {
	return kind === 'Service' && apiVersion === 'v1';
}

export const serviceOf = rememberLast(({ value }: Resource): Service => {
	const spec = asFields(value.spec);
	const selector = equalities(spec.selector);
	const type = asString(spec.type) ?? 'ClusterIP';
	return {
		type,
		selector: type === 'ExternalName' || selector.length === 0 ? undefined : selector,
		ports: asList(spec.ports).flatMap((port, index) =>
			isFields(port) ? [portOf(port, ['spec', 'ports', index])] : [],
		),
	};
});

function portOf(fields: Readonly<Record<string, unknown>>, path: Path): ServicePort {
	const port = asNumber(fields.port);
	const target = asNumber(fields.targetPort) ?? asString(fields.targetPort);
	// Zero and the empty string are the unset values of an IntOrString.
	const isSet = target !== undefined && target !== 0 && target !== '';
	return {
		path,
		name: asString(fields.name),
		protocol: asString(fields.protocol) ?? 'TCP',
		port,
		target: isSet ? target : port,
		targetPath: [...path, isSet ? 'targetPort' : 'port'],
	};
}

/** The workloads of its namespace that a Service selects. */
export function podsBehind(service: Resource, world: World): readonly PodView[] {
	const { selector } = serviceOf(service);
	return (selector && workloadsIn(service.namespace, world)?.selected(selector)) ?? [];
}

/** One port that a container declares. */
export type Declared = {
	readonly name: string | undefined;
	readonly number: number | undefined;
	readonly protocol: string;
};

/** The ports that a Pod declares: of containers that run with the others, sidecars among them. */
export function declaredPorts(pod: PodView): readonly Declared[] {
	return pod.containers.flatMap(({ role, ports }) =>
		role === 'regular' || role === 'sidecar'
			? ports.map(({ fields }) => ({
					name: asString(fields.name),
					number: asNumber(fields.containerPort),
					protocol: asString(fields.protocol) ?? 'TCP',
				}))
			: [],
	);
}

/** How a Service is reachable from outside of the cluster; undefined when it is not, by itself. */
export function exposureOf(service: Resource): 'NodePort' | 'LoadBalancer' | undefined {
	const { type } = serviceOf(service);
	if (type === 'NodePort') return type;
	return type === 'LoadBalancer' && isOpenBalancer(service) ? type : undefined;
}

/** Whether anybody reaches the load balancer: it is not of a private network, and names no sources. */
export function isOpenBalancer({ value }: Resource): boolean {
	const annotations = asFields(asFields(value.metadata).annotations);
	if (isInternal(annotations)) return false;
	const fields = asList(asFields(value.spec).loadBalancerSourceRanges);
	const listed = asString(annotations['service.beta.kubernetes.io/load-balancer-source-ranges']);
	const ranges = [...fields, ...(listed?.split(',') ?? [])].flatMap((range) =>
		typeof range === 'string' && range.trim() !== '' ? [range.trim()] : [],
	);
	return ranges.length === 0 || ranges.some(isEverything);
}

/** Annotations of the clouds that keep a load balancer within the private network, in lower case. */
const internal: readonly (readonly [key: string, values: readonly string[]])[] = [
	['service.beta.kubernetes.io/aws-load-balancer-internal', ['true', '0.0.0.0/0']],
	['service.beta.kubernetes.io/aws-load-balancer-scheme', ['internal']],
	['service.beta.kubernetes.io/azure-load-balancer-internal', ['true']],
	['networking.gke.io/load-balancer-type', ['internal']],
	['cloud.google.com/load-balancer-type', ['internal']],
	['service.beta.kubernetes.io/openstack-internal-load-balancer', ['true']],
	['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', ['intranet']],
	['service.beta.kubernetes.io/oci-load-balancer-internal', ['true']],
	['service.beta.kubernetes.io/cce-load-balancer-internal-vpc', ['true']],
	['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', ['private']],
	['load-balancer.hetzner.cloud/disable-public-network', ['true']],
	['service.beta.kubernetes.io/do-loadbalancer-network', ['internal']],
];

function isInternal(annotations: Readonly<Record<string, unknown>>): boolean {
	// Tencent names the subnet in which it stands.
	if (annotations['service.kubernetes.io/qcloud-loadbalancer-internal-subnetid']) return true;
	return internal.some(([key, values]) => {
		return values.includes(String(annotations[key] ?? '').toLowerCase());
	});
}

/** The Services of a namespace by their labels. */
export function servicesIn(
	namespace: string | undefined,
	world: World,
): LabelIndex<Resource> | undefined {
	return facts(world).get(namespace);
}

/**
 * The Service of a name, as seen from a namespace. Undefined where none is among the inputs; one that
 * leaves its namespace open may be the one that is meant.
 */
export function findService(
	name: string,
	namespace: string | undefined,
	world: World,
): Resource | undefined {
	const found = world.find('Service', namespace, name) ?? world.find('Service', undefined, name);
	return found && isService(found) ? found : undefined;
}

const known = new WeakMap<World, ReadonlyMap<string | undefined, LabelIndex<Resource>>>();

function facts(world: World): ReadonlyMap<string | undefined, LabelIndex<Resource>> {
	const before = known.get(world);
	if (before) return before;
	const services = world.ofKind('Service').filter(isService);
	const byNamespace = Map.groupBy(services, ({ namespace }) => namespace);
	const fresh = new Map(
		[...byNamespace].map(([where, list]) => [where, new LabelIndex(list, labelsOf)]),
	);
	known.set(world, fresh);
	return fresh;
}

function labelsOf({ value }: Resource): Readonly<Record<string, unknown>> {
	return asFields(asFields(value.metadata).labels);
}
