import { asFields } from '../../model/fields.ts';
import type { Fields, Resource } from '../../model/resource.ts';

/** An object as the world knows it: without the bulk that no other object can depend on. */
export function worldFacts(resource: Resource): Resource {
	const { metadata, status: _, ...rest } = resource.value;
	const value: Fields = { ...rest, metadata: worldMetadata(asFields(metadata)) };
	const trim = trims.get(resource.kind);
	return { ...resource, value: trim ? trim(value) : value };
}

const trims = new Map<string, (value: Fields) => Fields>([
	[
		'ConfigMap',
		({ data, binaryData, ...rest }) => ({
			...rest,
			data: keysOf(data),
			binaryData: keysOf(binaryData),
		}),
	],
	[
		'Secret',
		({ data, stringData, ...rest }) => ({
			...rest,
			data: keysOf(data),
			stringData: keysOf(stringData),
		}),
	],
	['CustomResourceDefinition', ({ spec: _, ...rest }) => rest],
]);

function worldMetadata(metadata: Fields): Fields {
	const { managedFields: _, annotations, ...rest } = metadata;
	if (annotations === undefined) return rest;
	const { [lastApplied]: __, ...kept } = asFields(annotations);
	return { ...rest, annotations: kept };
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

function keysOf(data: unknown): Fields {
	return Object.fromEntries(Object.keys(asFields(data)).map((key) => [key, true]));
}
