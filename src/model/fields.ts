import type { Path } from './path.ts';
import type { Fields } from './resource.ts';

// Foreign values are read leniently: a value of the wrong type counts as unset, because the schema
// check reports it and no other check should trip over it. Kubernetes reads null as unset too.

const none: Fields = Object.freeze({});
const empty: readonly unknown[] = Object.freeze([]);

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is a mapping, else an empty one. */
export function asFields(value: unknown): Fields {
	return isFields(value) ? value : none;
}

/** The value if it is a sequence, else an empty one. */
export function asList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : empty;
}

export function asString(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

export function asNumber(value: unknown): number | undefined {
	return typeof value === 'number' ? value : undefined;
}

export function asBoolean(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

/** The value at `path`, or undefined where the way ends early. Own properties only. */
export function valueAt(value: unknown, path: Path): unknown {
	let at: unknown = value;
	for (const step of path) at = stepInto(at, step);
	return at;
}

/** As `valueAt`, one step. */
export function stepInto(value: unknown, step: string | number): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
	return ownField(value as Fields, step); // an object that is no list
}

/** What an object inherits is a function, or stands under this one name; no data is a function. */
function ownField(fields: Fields, step: string | number): unknown {
	const field = fields[step];
	if (typeof field === 'function') return undefined;
	return step !== '__proto__' || Object.hasOwn(fields, step) ? field : undefined;
}
