import { profileKind } from '../../kube/seccomp/profile.ts';
import { podPaths } from '../../kube/templates.ts';
import type { YamlSource } from '../../lang/yaml/read.ts';
import { asFields, asList, isFields, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import { type KnownPlaces, keepPlaces } from './known-places.ts';

/**
 * An object as the world knows it: what other objects can depend on, and no more, because all objects
 * of a scan are kept until its end. A check that needs the world and misses something adds it here.
 * Undefined when no check reads its kind.
 */
export function worldFacts(resource: Resource, reads: ReadonlySet<string>): Resource | undefined {
	const { kind } = resource;
	const paths = reads.has('Pod') ? podPaths(resource) : [];
	if (paths.length === 0 && !reads.has(kind)) return undefined;
	return { ...resource, value: trimmed(resource, paths) };
}

function trimmed({ kind, value }: Resource, paths: readonly Path[]): Fields {
	const metadata = worldMetadata(value.metadata);
	if (paths.length > 0) {
		const start: unknown = {
			apiVersion: value.apiVersion,
			kind,
			metadata,
			...workloadFacts(value),
		};
		const podAt = (path: Path) => asFields(valueAt(value, path));
		return asFields(paths.reduce((facts, path) => withPod(facts, path, podAt(path)), start));
	}
	if (bulky.has(kind)) return { ...keysAlone(value), metadata };
	// That there is a profile is enough; what it says is judged in its file.
	if (kind === profileKind) return { apiVersion: value.apiVersion, kind, metadata };
	const { status: _, ...rest } = value;
	return { ...rest, metadata };
}

/** An object of the world, with the places of its text that checks name most often. */
export type Fact = { readonly resource: Resource; readonly places: KnownPlaces };

/** What the world keeps of an object and its text; undefined when no check reads its kind. */
export function factOf(
	resource: Resource,
	source: YamlSource,
	reads: ReadonlySet<string>,
): Fact | undefined {
	const facts = worldFacts(resource, reads);
	if (!facts) return undefined;
	const pods = podPaths(resource);
	const paths = [
		...(objectPlaces.get(resource.kind) ?? onlyName),
		...pods.flatMap((pod) => podPlaces.map((place) => [...pod, ...place])),
		...rulePlaces(resource),
	];
	const rangeOf = (path: Path) => source.range([...resource.origin.path, ...path]);
	return { resource: facts, places: keepPlaces(paths, rangeOf) };
}

/** What checks of roles and bindings mark; very long lists are read again when it comes to it. */
function rulePlaces({ value }: Resource): Path[] {
	const places: Path[] = asList(value.subjects).map((_, index) => ['subjects', index]);
	for (const [index, rule] of asList(value.rules).entries()) {
		for (const list of ['verbs', 'resources']) {
			const items = asList(asFields(rule)[list]);
			for (const at of items.keys()) places.push(['rules', index, list, at]);
		}
		if (places.length > mostPlaces) break;
	}
	return places.slice(0, mostPlaces);
}

const mostPlaces = 200;

const onlyName: readonly Path[] = [['metadata', 'name']];
const scaled: readonly Path[] = [...onlyName, ['spec', 'replicas']];
const objectPlaces = new Map<string, readonly Path[]>([
	['Deployment', scaled],
	['StatefulSet', [...scaled, ['spec', 'serviceName']]],
	['HorizontalPodAutoscaler', [['spec', 'scaleTargetRef', 'name']]],
	['PodDisruptionBudget', [...onlyName, ['spec', 'minAvailable']]],
]);

const podPlaces: readonly Path[] = [
	['metadata', 'labels'],
	['spec', 'serviceAccountName'],
	['spec', 'automountServiceAccountToken'],
];

/** What autoscalers, budgets and network policies look at; the Pod is put in its place later. */
function workloadFacts({ spec }: Fields): Fields {
	const { replicas, selector, serviceName, networkPolicyManagement } = asFields(spec);
	return { spec: { replicas, selector, serviceName, networkPolicyManagement } };
}

/** Kinds of whose contents only the names count. */
const bulky = new Set(['ConfigMap', 'Secret', 'CustomResourceDefinition']);

function keysAlone({ apiVersion, kind, type, data, stringData, binaryData }: Fields): Fields {
	return {
		apiVersion,
		kind,
		type,
		...(data !== undefined && { data: keysOf(data) }),
		...(stringData !== undefined && { stringData: keysOf(stringData) }),
		...(binaryData !== undefined && { binaryData: keysOf(binaryData) }),
	};
}

/** What is there already, with the Pod at its place: its containers by their names alone. */
function withPod(facts: unknown, path: Path, pod: Fields): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return { ...asFields(facts), ...podFacts(pod) };
	if (typeof step === 'string') {
		const fields = asFields(facts);
		return { ...fields, [step]: withPod(fields[step], rest, pod) };
	}
	// A template in a list keeps its index, so that its path stays true.
	const items = [...asList(facts)];
	while (items.length < step) items.push(null);
	items[step] = withPod(items[step], rest, pod);
	return items;
}

function podFacts(pod: Fields): Fields {
	const { ephemeralContainers: _, ...rest } = asFields(pod.spec);
	const spec: { [field: string]: unknown } = rest;
	for (const field of bulkyPodFields) delete spec[field];
	Object.assign(spec, profileFacts(asFields(pod.spec)));
	for (const list of ['initContainers', 'containers']) {
		if (spec[list] !== undefined) spec[list] = asList(spec[list]).map(containerFacts);
	}
	return { metadata: worldMetadata(pod.metadata), spec };
}

/** Where and when a Pod runs concerns no other object. */
const bulkyPodFields = ['affinity', 'tolerations', 'topologySpreadConstraints', 'securityContext'];

/** The seccomp profile, where it is a file that another input may be. */
function profileFacts({ securityContext }: Fields): Fields {
	const { seccompProfile } = asFields(securityContext);
	if (asFields(seccompProfile).type !== 'Localhost') return nothing;
	return { securityContext: { seccompProfile } };
}

const nothing: Fields = {};

/** What a container offers to other objects, and what it asks of them. */
function containerFacts(container: unknown): Fields {
	const { name, image, restartPolicy, ports, envFrom, env } = asFields(container);
	// What has a value of its own leaves its place, so that the index of the others stays true.
	const references = asList(env).map((each) =>
		isFields(each) && isFields(each.valueFrom) ? each : null,
	);
	return {
		name,
		image,
		restartPolicy,
		ports,
		envFrom,
		env: references.some((each) => each !== null) ? references : undefined,
		...profileFacts(asFields(container)),
	};
}

function worldMetadata(metadata: unknown): Fields {
	const { name, generateName, namespace, creationTimestamp, labels, annotations, ownerReferences } =
		asFields(metadata);
	const { [lastApplied]: _, ...noted } = asFields(annotations);
	return {
		name,
		generateName,
		namespace,
		creationTimestamp,
		labels,
		annotations: annotations === undefined ? undefined : noted,
		ownerReferences,
	};
}

/** kubectl's copy of the whole object. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

function keysOf(data: unknown): Fields {
	return Object.fromEntries(Object.keys(asFields(data)).map((key) => [key, true]));
}
