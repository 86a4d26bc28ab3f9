import { asFields, asString, isFields } from '../model/fields.ts';
import type { Fields, Origin, Resource } from '../model/resource.ts';

/** The objects of one document, or why there are none. */
export type Objects =
	| { readonly kind: 'objects'; readonly resources: readonly Resource[] }
	| { readonly kind: 'not-kubernetes'; readonly reason: string };

/** Turns a document's value into objects; `List` and typed lists give their items. */
export function objectsOf(value: unknown, file: string, document: number): Objects {
	const resources: Resource[] = [];
	const reason = collect(value, { file, document, path: [] }, resources);
	return reason === undefined ? { kind: 'objects', resources } : { kind: 'not-kubernetes', reason };
}

function collect(
	value: unknown,
	origin: Origin,
	into: Resource[],
	inherited?: { apiVersion: string; kind: string },
): string | undefined {
	if (!isFields(value)) return `not a Kubernetes object: the document is ${describe(value)}`;
	const apiVersion = asString(value.apiVersion) ?? inherited?.apiVersion;
	const kind = asString(value.kind) ?? inherited?.kind;
	if (!apiVersion && !kind) return 'not a Kubernetes object: it has no apiVersion and no kind';
	if (!apiVersion) return 'not a Kubernetes object: it has no apiVersion';
	if (!kind) return 'not a Kubernetes object: it has no kind';
	if (kind.endsWith('List') && Array.isArray(value.items) && origin.path.length < 8) {
		return collectItems(value.items, { apiVersion, kind }, origin, into);
	}
	into.push(resourceOf(value, apiVersion, kind, origin));
	return undefined;
}

// The items of a typed list (PodList) may leave out what the list says; those of a List may not.
function collectItems(
	items: readonly unknown[],
	list: { apiVersion: string; kind: string },
	origin: Origin,
	into: Resource[],
): string | undefined {
	const inherited =
		list.kind === 'List' ? undefined : { ...list, kind: list.kind.slice(0, -'List'.length) };
	let reason: string | undefined;
	for (const [index, item] of items.entries()) {
		const place = { ...origin, path: [...origin.path, 'items', index] };
		const problem = collect(item, place, into, inherited);
		if (problem) reason ??= `item ${index} of the ${list.kind}: ${problem}`;
	}
	return reason;
}

function resourceOf(value: Fields, apiVersion: string, kind: string, origin: Origin): Resource {
	const metadata = asFields(value.metadata);
	return {
		apiVersion,
		kind,
		name: asString(metadata.name) ?? asString(metadata.generateName) ?? '',
		namespace: asString(metadata.namespace),
		value,
		origin,
	};
}

function describe(value: unknown): string {
	if (value === null || value === undefined) return 'empty';
	return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
