import type { Resource, ResourceRef } from '../../model/resource.ts';

/** What is asked for by kind and name. */
export type Name = Pick<ResourceRef, 'kind' | 'namespace' | 'name'>;

/** Things by kind, namespace and name; a namespace that either side leaves open may be the other's. */
export class Named<T> {
	readonly #exact = new Map<string, T>();
	readonly #anywhere = new Map<string, T>();

	add(name: Name, value: T): void {
		this.#exact.set(exactKey(name), value);
		this.#anywhere.set(anywhereKey(name), value);
	}

	find(name: Name): T | undefined {
		const { namespace } = name;
		return (
			this.#exact.get(exactKey(name)) ??
			(namespace === undefined
				? this.#anywhere.get(anywhereKey(name))
				: this.#exact.get(exactKey({ ...name, namespace: undefined })))
		);
	}
}

/** Objects by their own names. */
export function namedObjects(resources: Iterable<Resource>): Named<Resource> {
	const named = new Named<Resource>();
	for (const resource of resources) named.add(resource, resource);
	return named;
}

function exactKey({ kind, namespace, name }: Name): string {
	return `${kind}/${namespace ?? ''}/${name}`;
}

function anywhereKey({ kind, name }: Name): string {
	return `${kind}/${name}`;
}
