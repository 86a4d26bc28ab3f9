import type { Resource } from '../model/resource.ts';
import { type PodView, podsOf } from './pod.ts';

/** Every object of a scan, with indexes, for checks that look from one object to another. */
export class World {
	readonly resources: readonly Resource[];
	readonly #byKind = new Map<string, Resource[]>();
	readonly #byName = new Map<string, Resource>();
	#pods: readonly PodView[] | undefined;

	constructor(resources: readonly Resource[]) {
		this.resources = resources;
		for (const resource of resources) {
			const { kind, namespace, name } = resource;
			const same = this.#byKind.get(kind);
			if (same) same.push(resource);
			else this.#byKind.set(kind, [resource]);
			this.#byName.set(nameKey(kind, namespace, name), resource);
		}
	}

	/** All objects of a kind, in the order of the inputs. */
	ofKind(kind: string): readonly Resource[] {
		return this.#byKind.get(kind) ?? [];
	}

	/** The object of this kind and name; no namespace means what the manifest means by none. */
	find(kind: string, namespace: string | undefined, name: string): Resource | undefined {
		return this.#byName.get(nameKey(kind, namespace, name));
	}

	/** Every Pod and Pod template. */
	get pods(): readonly PodView[] {
		this.#pods ??= this.resources.flatMap((resource) => podsOf(resource));
		return this.#pods;
	}
}

function nameKey(kind: string, namespace: string | undefined, name: string): string {
	return `${kind}/${namespace ?? ''}/${name}`;
}
