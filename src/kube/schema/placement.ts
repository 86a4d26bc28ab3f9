import { valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { plainOf } from './likeness.ts';
import { plainNames, plainNamesUnder } from './names.ts';
import type { ObjectType, Type } from './types.ts';

/** Where in a kind a field is known. */
export type Placement = {
	/** The mapping as a pattern: `spec.containers[].securityContext`, `` for the root. */
	readonly belongsIn: string;
	/** The field's right name there. */
	readonly field: string;
	/** The mapping's path when the value leaves no choice. */
	readonly target: Path | undefined;
};

/** The place of a field that does not belong where it stands. */
export type Misplaced = {
	readonly root: ObjectType;
	readonly value: unknown;
	/** The mapping in which the field stands. */
	readonly at: Path;
	readonly field: string;
};

// Far enough from a Deployment's root to a container's capabilities.
const farthest = 7;

/**
 * The nearest mapping of the kind that knows the field: steps outwards plus steps inwards, inwards
 * first. Undefined when none does.
 */
export function placementOf(misplaced: Misplaced): Placement | undefined {
	const { field } = misplaced;
	return search(misplaced, (type) => (type.fields.has(field) ? field : undefined));
}

/** As `placementOf`, for a field written in another case or with other separators. */
export function likePlacementOf(misplaced: Misplaced): Placement | undefined {
	const plain = plainOf(misplaced.field);
	return search(misplaced, (type) => plainNames(type).get(plain));
}

type Place = {
	readonly type: ObjectType;
	readonly pattern: string;
	readonly path: Path | undefined;
};

function search(
	{ root, value, at, field: asked }: Misplaced,
	nameIn: (type: ObjectType) => string | undefined,
): Placement | undefined {
	if (!plainNamesUnder(root).has(plainOf(asked))) return undefined;
	const enclosing = enclosingPlaces(root, at).map((place) => new Inwards(place, value));
	for (let steps = 1; steps <= farthest; steps++) {
		for (let out = 0; out <= Math.min(steps, enclosing.length - 1); out++) {
			for (const place of enclosing[out]?.level(steps - out) ?? []) {
				const field = nameIn(place.type);
				if (field === undefined) continue;
				const free = place.path !== undefined && !isTaken(value, [...place.path, field]);
				return { belongsIn: place.pattern, field, target: free ? place.path : undefined };
			}
		}
	}
	return undefined;
}

/** The mappings with known fields on the way to `path`, innermost first. */
function enclosingPlaces(root: ObjectType, path: Path): Place[] {
	const places: Place[] = [{ type: root, pattern: '', path: [] }];
	let type: Type | undefined = root;
	let pattern = '';
	for (const [index, step] of path.entries()) {
		pattern += patternStep(type, step, pattern);
		type = childType(type, step);
		if (type === undefined) break;
		if (type.kind === 'object') places.unshift({ type, pattern, path: path.slice(0, index + 1) });
	}
	return places;
}

function patternStep(type: Type, step: string | number, before: string): string {
	if (type.kind === 'array') return '[]';
	const name = type.kind === 'map' ? '*' : String(step);
	return before === '' ? name : `.${name}`;
}

function childType(type: Type, step: string | number): Type | undefined {
	if (type.kind === 'array' || type.kind === 'map') return type.of;
	return type.kind === 'object' ? type.fields.get(String(step)) : undefined;
}

/** The mappings under a place, level by level, each shape once. */
class Inwards {
	readonly #levels: (readonly Place[])[];
	readonly #seen = new Set<ObjectType>();
	readonly #value: unknown;

	constructor(place: Place, value: unknown) {
		this.#levels = [[place]];
		this.#seen.add(place.type);
		this.#value = value;
	}

	level(depth: number): readonly Place[] {
		while (this.#levels.length <= depth) {
			this.#levels.push((this.#levels.at(-1) ?? []).flatMap((place) => this.#children(place)));
		}
		return this.#levels[depth] ?? [];
	}

	#children(place: Place): Place[] {
		const { required, fields } = place.type;
		// What must be there is what people mean: `containers` before `initContainers`.
		const names = new Set([...required, ...fields.keys()]);
		const found: Place[] = [];
		for (const name of names) {
			const child = this.#descend(place, name, fields.get(name));
			if (child === undefined || name === 'status' || this.#seen.has(child.type)) continue;
			this.#seen.add(child.type);
			found.push(child);
		}
		return found;
	}

	#descend(place: Place, name: string, start: Type | undefined): Place | undefined {
		let type = start;
		let path: Path | undefined = place.path && [...place.path, name];
		let pattern = place.pattern === '' ? name : `${place.pattern}.${name}`;
		while (type?.kind === 'array' || type?.kind === 'map') {
			path = type.kind === 'array' && hasOneItem(this.#value, path) ? [...path, 0] : undefined;
			pattern += type.kind === 'array' ? '[]' : '.*';
			type = type.of;
		}
		return type?.kind === 'object' ? { type, pattern, path } : undefined;
	}
}

function hasOneItem(value: unknown, path: Path | undefined): path is Path {
	const list = path && valueAt(value, path);
	return Array.isArray(list) && list.length === 1;
}

function isTaken(value: unknown, path: Path): boolean {
	return valueAt(value, path) !== undefined;
}
