import type { Edit } from './edit.ts';
import { valueAt } from './fields.ts';
import type { Path } from './path.ts';

// Unlike a structured clone it parts what aliases share.
function cloneData(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}

type Container = { [step: string | number]: unknown };

/**
 * A value after the edits: what they mean, against which edits of text are judged. Settings and
 * additions first, in their order, then removals from the back, so that indexes stay true. Undefined
 * when a path leads through a value that can hold nothing.
 */
export function applyEdits(value: unknown, edits: readonly Edit[]): unknown {
	const copy = cloneData(value);
	for (const edit of inOrder(edits)) if (!apply(copy, edit)) return undefined;
	return copy;
}

/** In the order in which edits are applied. */
export function inOrder(edits: readonly Edit[]): Edit[] {
	return edits.toSorted((a, b) => rank(a) - rank(b) || (rank(a) ? lastIndex(b) - lastIndex(a) : 0));
}

function rank({ kind }: Edit): number {
	return kind === 'remove' ? 1 : 0;
}

function lastIndex({ path }: Edit): number {
	return Number(path.at(-1)) || 0;
}

function apply(root: unknown, edit: Edit): boolean {
	const last = edit.path.at(-1);
	if (last === undefined) return false;
	if (edit.kind === 'remove') {
		const holder = valueAt(root, edit.path.slice(0, -1));
		if (Array.isArray(holder)) holder.splice(Number(last), 1);
		else if (isContainer(holder)) delete holder[last];
		return true;
	}
	const parent = makeWay(root, edit.path.slice(0, -1));
	if (parent === undefined) return false;
	if (edit.kind === 'set') return put(parent, last, edit.value);
	const list = Object.hasOwn(parent, last) ? (parent[last] ?? []) : [];
	return Array.isArray(list) && put(parent, last, [...list, edit.value]);
}

function makeWay(root: unknown, path: Path): Container | undefined {
	let at = root;
	for (const step of path) {
		if (!isContainer(at)) return undefined;
		if (!Object.hasOwn(at, step) || at[step] === null) put(at, step, {});
		at = at[step];
	}
	return isContainer(at) ? at : undefined;
}

function isContainer(value: unknown): value is Container {
	return typeof value === 'object' && value !== null;
}

/** Assigns as JSON would: `__proto__` is a key like any other. */
function put(into: Container, step: string | number, value: unknown): boolean {
	Object.defineProperty(into, step, {
		value: cloneData(value),
		enumerable: true,
		configurable: true,
		writable: true,
	});
	return true;
}
