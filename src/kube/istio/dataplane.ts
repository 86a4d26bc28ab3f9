import { asBoolean, asFields, asString } from '../../model/fields.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { labelOf } from '../selectors.ts';
import type { World } from '../world.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const dataplaneReads = ['Pod', 'Namespace'];

/**
 * What carries the traffic of a workload in the mesh: a proxy beside it, the node's ztunnel, or, for a
 * gateway, the workload itself.
 */
export type Dataplane = 'sidecar' | 'ambient' | 'gateway';

/** How a namespace brings its workloads into the mesh. */
export type Enrolment = {
	/** Whether Pods get a sidecar; undefined leaves it to each Pod. */
	readonly injects: boolean | undefined;
	readonly isAmbient: boolean;
};

/** The label that decides for one Pod, and the annotation of the same name that it replaces. */
export const injectKey = 'sidecar.istio.io/inject';
export const modeKey = 'istio.io/dataplane-mode';
const revisionKey = 'istio.io/rev';
const templatesKey = 'inject.istio.io/templates';

/** Undefined where a workload is not in the mesh, as far as the inputs show. */
export function dataplaneOf(pod: PodView, world: World): Dataplane | undefined {
	if (isGateway(pod)) return 'gateway';
	if (hasProxy(pod)) return 'sidecar';
	// The traffic of the node's network and of the cluster's own namespaces is never taken over.
	if (asBoolean(pod.spec.hostNetwork) === true || ignored.has(pod.namespace)) return undefined;
	const enrolment = enrolmentOf(pod.namespace, world);
	if (isInjected(pod, enrolment.injects)) return hasTemplate(pod) ? 'sidecar' : undefined;
	const mode = labelOf(pod.labels, modeKey);
	return mode === 'ambient' || (mode === undefined && enrolment.isAmbient) ? 'ambient' : undefined;
}

/** How the namespace stands to the mesh; nothing is said where its object is not among the inputs. */
export function enrolmentOf(namespace: string | undefined, world: World): Enrolment {
	return (namespace !== undefined && facts(world).get(namespace)) || silent;
}

/** What the Pod itself says on injection; the label goes before the deprecated annotation. */
export function injectWish({ labels, annotations }: PodView): string | undefined {
	return labelOf(labels, injectKey) ?? labelOf(annotations, injectKey);
}

/** Namespaces that the injector passes over. */
const ignored: ReadonlySet<string | undefined> = new Set([
	'kube-system',
	'kube-public',
	'kube-node-lease',
	'local-path-storage',
]);

/**
 * Whether the injector adds a sidecar. Its webhook is asked by the labels alone, so an annotation can
 * refuse a sidecar and never ask for one; and a Pod cannot ask where its namespace says no.
 */
function isInjected(pod: PodView, injects: boolean | undefined): boolean {
	if (injects === false || injectWish(pod) === 'false') return false;
	if (injects) return true;
	const isAsking = labelOf(pod.labels, injectKey) === 'true';
	return isAsking || labelOf(pod.labels, revisionKey) !== undefined;
}

/** Whether the templates of injection, where the Pod names some, contain that of the sidecar. */
function hasTemplate({ annotations }: PodView): boolean {
	const templates = asString(annotations[templatesKey]);
	return templates === undefined || templates.includes('sidecar');
}

function isGateway(pod: PodView): boolean {
	if (asString(pod.annotations[templatesKey])?.includes('gateway')) return true;
	const regular = pod.containers.filter(({ role }) => role === 'regular');
	return regular.length > 0 && regular.every(({ name }) => name === proxy);
}

/** A proxy that was written into the manifest, as istioctl kube-inject does. */
function hasProxy(pod: PodView): boolean {
	return pod.containers.some(({ name, role }) => name === proxy && role !== 'init');
}

const proxy = 'istio-proxy';
const silent: Enrolment = { injects: undefined, isAmbient: false };
const known = new WeakMap<World, ReadonlyMap<string, Enrolment>>();

function facts(world: World): ReadonlyMap<string, Enrolment> {
	const before = known.get(world);
	if (before) return before;
	const fresh = new Map(
		world
			.ofKind('Namespace')
			.filter(({ apiVersion }) => apiVersion === 'v1')
			.map((namespace) => [namespace.name, enrolment(labelsOf(namespace))]),
	);
	known.set(world, fresh);
	return fresh;
}

// `istio-injection` goes before a revision: the webhooks of revisions pass over where it stands.
function enrolment(labels: Fields): Enrolment {
	const injection = labelOf(labels, 'istio-injection');
	const isRevised = labelOf(labels, revisionKey) !== undefined;
	return {
		injects: injection === undefined ? isRevised || undefined : injection === 'enabled',
		isAmbient: labelOf(labels, modeKey) === 'ambient',
	};
}

function labelsOf({ value }: Resource): Fields {
	return asFields(asFields(value.metadata).labels);
}
