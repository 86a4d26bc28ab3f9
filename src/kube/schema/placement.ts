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

/** A mapping on the way from the root to where the field stands. */
type Place = { readonly type: ObjectType; readonly pattern: string; readonly path: Path };

function search(
	{ root, value, at, field: asked }: Misplaced,
	nameIn: (type: ObjectType) => string | undefined,
): Placement | undefined {
	if (!plainNamesUnder(root).has(plainOf(asked))) return undefined;
	const enclosing = enclosingPlaces(root, at);
	for (let steps = 1; steps <= farthest; steps++) {
		for (let out = 0; out <= Math.min(steps, enclosing.length - 1); out++) {
			const from = enclosing[out] as Place; // `out` is within
			for (const inner of inwardsOf(from.type).level(steps - out)) {
				const field = nameIn(inner.type);
				if (field !== undefined) return placementAt(from, inner, { value, field });
			}
		}
	}
	return undefined;
}

function placementAt(
	from: Place,
	{ steps }: Inner,
	{ value, field }: { value: unknown; field: string },
): Placement {
	let belongsIn = from.pattern;
	let path: Path | undefined = from.path;
	for (const { name, wrapped } of steps) {
		belongsIn += belongsIn === '' ? name : `.${name}`;
		path = path && [...path, name];
		for (const kind of wrapped) {
			belongsIn += kind === 'array' ? '[]' : '.*';
			path = kind === 'array' && hasOneItem(value, path) ? [...path, 0] : undefined;
		}
	}
	const isFree = path !== undefined && valueAt(value, [...path, field]) === undefined;
	return { belongsIn, field, target: isFree ? path : undefined };
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

/** A mapping under another one, with the fields that lead to it. */
type Inner = { readonly type: ObjectType; readonly steps: readonly Step[] };
/** `wrapped` tells the lists and maps between a field and the mapping. */
type Step = { readonly name: string; readonly wrapped: readonly ('array' | 'map')[] };

/** The mappings under a type, level by level, each shape once. They are found when asked for. */
class Inwards {
	readonly #levels: (readonly Inner[])[];
	readonly #seen: Set<ObjectType>;

	constructor(type: ObjectType) {
		this.#levels = [[{ type, steps: [] }]];
		this.#seen = new Set([type]);
	}

	level(depth: number): readonly Inner[] {
		while (this.#levels.length <= depth) {
			this.#levels.push((this.#levels.at(-1) ?? []).flatMap((inner) => this.#under(inner)));
		}
		return this.#levels[depth] ?? [];
	}

	#under({ type: { required, fields }, steps }: Inner): Inner[] {
		// What must be there is what people mean: `containers` before `initContainers`.
		const names = new Set([...required, ...fields.keys()]);
		const found: Inner[] = [];
		for (const name of names) {
			const { type, wrapped } = unwrap(fields.get(name));
			if (type?.kind !== 'object' || name === 'status' || this.#seen.has(type)) continue;
			this.#seen.add(type);
			found.push({ type, steps: [...steps, { name, wrapped }] });
		}
		return found;
	}
}

// A type's mappings are the same for every object.
const known = new WeakMap<ObjectType, Inwards>();

function inwardsOf(type: ObjectType): Inwards {
	const before = known.get(type);
	if (before) return before;
	const made = new Inwards(type);
	known.set(type, made);
	return made;
}

function unwrap(start: Type | undefined): { type: Type | undefined; wrapped: ('array' | 'map')[] } {
	let type = start;
	const wrapped: ('array' | 'map')[] = [];
	while (type?.kind === 'array' || type?.kind === 'map') {
		wrapped.push(type.kind);
		type = type.of;
	}
	return { type, wrapped };
}

function hasOneItem(value: unknown, path: Path | undefined): path is Path {
	const list = path && valueAt(value, path);
	return Array.isArray(list) && list.length === 1;
}
