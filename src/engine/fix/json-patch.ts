import { isDeepStrictEqual } from 'node:util';
import { isFields } from '../../model/fields.ts';
import type { Fields } from '../../model/resource.ts';

/** One operation of a JSON Patch (RFC 6902). */
export type Operation =
	| { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
	| { readonly op: 'remove'; readonly path: string };

/** The operations that make one value of another, in their order. Both are JSON. */
export function jsonPatch(before: unknown, after: unknown, path = ''): Operation[] {
	if (isDeepStrictEqual(before, after)) return [];
	if (isFields(before) && isFields(after)) return patchFields(before, after, path);
	if (Array.isArray(before) && Array.isArray(after)) return patchList(before, after, path);
	return [{ op: 'replace', path, value: after }];
}

function patchFields(before: Fields, after: Fields, path: string): Operation[] {
	const operations: Operation[] = [];
	for (const key of Object.keys(before)) {
		const at = `${path}/${pointerStep(key)}`;
		if (!Object.hasOwn(after, key)) operations.push({ op: 'remove', path: at });
		else operations.push(...jsonPatch(before[key], after[key], at));
	}
	for (const key of Object.keys(after)) {
		if (Object.hasOwn(before, key)) continue;
		operations.push({ op: 'add', path: `${path}/${pointerStep(key)}`, value: after[key] });
	}
	return operations;
}

/** Items that went are removed from the back; what came behind the last is added; the rest is compared. */
function patchList(
	before: readonly unknown[],
	after: readonly unknown[],
	path: string,
): Operation[] {
	const gone = before.length - after.length;
	if (gone > 0) {
		const kept = keptOf(before, after);
		if (!kept) return [{ op: 'replace', path, value: after }];
		return before
			.map((_, index): Operation => ({ op: 'remove', path: `${path}/${index}` }))
			.filter((_, index) => !kept.has(index))
			.reverse();
	}
	return after.flatMap((item, index): Operation[] =>
		index < before.length
			? jsonPatch(before[index], item, `${path}/${index}`)
			: [{ op: 'add', path: `${path}/-`, value: item }],
	);
}

/** The indexes of the items that are still there; undefined where others came or changed. */
function keptOf(
	before: readonly unknown[],
	after: readonly unknown[],
): ReadonlySet<number> | undefined {
	const kept = new Set<number>();
	let next = 0;
	for (const [index, item] of before.entries()) {
		if (next < after.length && isDeepStrictEqual(item, after[next])) {
			kept.add(index);
			next++;
		}
	}
	return next === after.length ? kept : undefined;
}

function pointerStep(key: string): string {
	return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
