import { podPaths } from '../../kube/templates.ts';
import { asFields, asList, isFields, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields, Resource } from '../../model/resource.ts';

/**
 * An object as the world knows it: what other objects can depend on, and no more, because all objects
 * of a scan are kept until its end. A check that needs the world and misses something adds it here.
 */
export function worldFacts(resource: Resource): Resource {
	return { ...resource, value: trimmed(resource) };
}

function trimmed(resource: Resource): Fields {
	const { kind, value } = resource;
	const paths = podPaths(resource);
	const metadata = worldMetadata(value.metadata);
	if (paths.length > 0) {
		const { apiVersion } = value;
		return paths.reduce((facts, path) => withPod(facts, path, asFields(valueAt(value, path))), {
			apiVersion,
			kind,
			metadata,
		} as Fields);
	}
	if (bulky.has(kind)) return { ...keysAlone(value), metadata };
	const { status: _, ...rest } = value;
	return { ...rest, metadata };
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

/** The Pod at its place, its containers and volumes by their names alone. */
function withPod(facts: Fields, path: Path, pod: Fields): Fields {
	const [step, ...rest] = path;
	if (step === undefined) {
		const {
			containers,
			initContainers,
			ephemeralContainers: _,
			volumes,
			...spec
		} = asFields(pod.spec);
		return {
			...facts,
			metadata: worldMetadata(pod.metadata),
			spec: {
				...spec,
				containers: named(containers),
				...(initContainers !== undefined && { initContainers: named(initContainers) }),
				...(volumes !== undefined && { volumes }),
			},
		};
	}
	return { ...facts, [step]: withPod(asFields(facts[step]), rest, pod) };
}

function named(containers: unknown): Fields[] {
	return asList(containers).map((container) => {
		if (!isFields(container)) return {};
		const { name, image } = container;
		return { name, image };
	});
}

function worldMetadata(metadata: unknown): Fields {
	const { name, generateName, namespace, labels, annotations, ownerReferences } =
		asFields(metadata);
	return { name, generateName, namespace, labels, annotations, ownerReferences };
}

function keysOf(data: unknown): Fields {
	return Object.fromEntries(Object.keys(asFields(data)).map((key) => [key, true]));
}
