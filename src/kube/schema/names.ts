import { plainOf } from './likeness.ts';
import type { ObjectType, Type } from './types.ts';

const names = new WeakMap<ObjectType, ReadonlyMap<string, string>>();
const reachable = new WeakMap<ObjectType, ReadonlySet<string>>();

/** The fields of a type by their plain names. */
export function plainNames(type: ObjectType): ReadonlyMap<string, string> {
	const known = names.get(type);
	if (known) return known;
	const made = new Map([...type.fields.keys()].map((name) => [plainOf(name), name]));
	names.set(type, made);
	return made;
}

/** The plain names of all fields that a type leads to: quick to ask before a search for a place. */
export function plainNamesUnder(root: ObjectType): ReadonlySet<string> {
	const known = reachable.get(root);
	if (known) return known;
	const made = new Set<string>();
	const types = new Set([root]);
	for (const type of types) {
		for (const plain of plainNames(type).keys()) made.add(plain);
		for (const field of type.fields.values()) {
			const inner = innermost(field);
			if (inner.kind === 'object') types.add(inner);
		}
	}
	reachable.set(root, made);
	return made;
}

function innermost(type: Type): Exclude<Type, { readonly kind: 'array' | 'map' }> {
	return type.kind === 'array' || type.kind === 'map' ? innermost(type.of) : type;
}
