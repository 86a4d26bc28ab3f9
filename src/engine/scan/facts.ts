import { appArmorFacts } from '../../kube/apparmor/installed.ts';
import { profileKind as appArmorKind } from '../../kube/apparmor/objects.ts';
import { profileKind } from '../../kube/seccomp/profile.ts';
import { podPaths } from '../../kube/templates.ts';
import { asFields, asList, isFields, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields, Resource } from '../../model/resource.ts';

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

function trimmed(resource: Resource, paths: readonly Path[]): Fields {
	const { kind, value } = resource;
	if (paths.length > 0) {
		const podAt = (path: Path) => asFields(valueAt(value, path));
		const start: unknown = { metadata: ownersOf(value), ...workloadFacts(value) };
		return asFields(paths.reduce((facts, path) => withPod(facts, path, podAt(path)), start));
	}
	if (kind === 'ConfigMap') return { ...keysAlone(value), ...appArmorFacts(resource) };
	if (kind === appArmorKind) return appArmorFacts(resource);
	if (bulky.has(kind)) return keysAlone(value);
	// That there is a profile is enough; what it says is judged in its file.
	if (kind === profileKind) return nothing;
	return withoutFrame(kind, value);
}

const nothing: Fields = {};

/** Everything but what the resource says already, what nobody asks of others, and the cluster's own. */
function withoutFrame(kind: string, value: Fields): Fields {
	const facts: { [field: string]: unknown } = {};
	for (const field of Object.keys(value)) {
		if (!frame.has(field)) facts[field] = value[field];
	}
	const asked = askedMetadata.get(kind);
	if (asked) {
		const metadata = asFields(value.metadata);
		facts.metadata = Object.fromEntries(asked.map((field) => [field, metadata[field]]));
	}
	return facts;
}

const frame = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** What checks ask of the metadata of other objects; name and namespace stand in the resource. */
const askedMetadata = new Map<string, readonly string[]>([
	['Namespace', ['labels']],
	['Service', ['labels', 'annotations']],
	['Ingress', ['annotations']],
	...['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map(
		(kind): [string, string[]] => [kind, ['labels']],
	),
]);

/** Of what carries Pods: who made it. */
function ownersOf({ metadata }: Fields): Fields | undefined {
	const { ownerReferences } = asFields(metadata);
	return ownerReferences === undefined ? undefined : { ownerReferences };
}

/** What autoscalers, budgets and network policies look at; the Pod is put in its place later. */
function workloadFacts({ spec }: Fields): Fields {
	const { replicas, selector, serviceName, networkPolicyManagement } = asFields(spec);
	return { spec: { replicas, selector, serviceName, networkPolicyManagement } };
}

/** Kinds of whose contents only the names count. */
const bulky = new Set(['ConfigMap', 'Secret', 'CustomResourceDefinition']);

function keysAlone({ data, stringData, binaryData }: Fields): Fields {
	return {
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
	const spec: { [field: string]: unknown } = {};
	const given = asFields(pod.spec);
	for (const field of Object.keys(given)) {
		if (!unaskedOfPods.has(field)) spec[field] = given[field];
	}
	Object.assign(spec, profileFacts(given));
	for (const list of ['initContainers', 'containers']) {
		if (spec[list] !== undefined) spec[list] = asList(spec[list]).map(containerFacts);
	}
	return { metadata: podMetadata(pod.metadata), spec };
}

/** Where and when a Pod runs concerns no other object. */
const unaskedOfPods = new Set([
	'affinity',
	'tolerations',
	'topologySpreadConstraints',
	'securityContext',
	'ephemeralContainers',
]);

/** The seccomp and AppArmor profiles, where they are such that another input may be. */
function profileFacts({ securityContext }: Fields): Fields {
	const { seccompProfile, appArmorProfile } = asFields(securityContext);
	const kept = {
		...(asFields(seccompProfile).type === 'Localhost' && { seccompProfile }),
		...(asFields(appArmorProfile).type === 'Localhost' && { appArmorProfile }),
	};
	return Object.keys(kept).length === 0 ? nothing : { securityContext: kept };
}

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

function podMetadata(metadata: unknown): Fields {
	const { labels, annotations, ownerReferences } = asFields(metadata);
	const { [lastApplied]: _, ...noted } = asFields(annotations);
	return { labels, annotations: annotations === undefined ? undefined : noted, ownerReferences };
}

/** kubectl's copy of the whole object. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

function keysOf(data: unknown): Fields {
	return Object.fromEntries(Object.keys(asFields(data)).map((key) => [key, true]));
}
