import { hash } from 'node:crypto';
import { asString, isFields, stepInto } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';

/**
 * Names a problem by what it concerns instead of where it stands: check, file, object and path, list
 * items by their names (`at`, from `namedPath`). It survives moved lines, added neighbours and new API versions.
 */
export function fingerprint(check: string, file: string, resource: Resource, at: string): string {
	const parts = `${check}\0${file}\0${nameOf(resource)}\0${at}`;
	return hash('sha256', parts, 'hex').slice(0, 32);
}

const nameOf = rememberLast(
	({ apiVersion, kind, namespace, name }: Resource) =>
		`${apiGroup(apiVersion)}\0${kind}\0${namespace ?? ''}\0${name}`,
);

/** Makes fingerprints unique: the second and later of the same kind get a number of their own. */
export function numberRepeats<T extends { readonly fingerprint: string }>(
	items: readonly T[],
): readonly T[] {
	if (new Set(items.map(({ fingerprint }) => fingerprint)).size === items.length) return items;
	const seen = new Map<string, number>();
	return items.map((item) => {
		const count = (seen.get(item.fingerprint) ?? 0) + 1;
		seen.set(item.fingerprint, count);
		if (count === 1) return item;
		const numbered = hash('sha256', `${item.fingerprint}\0${count}`, 'hex').slice(0, 32);
		return { ...item, fingerprint: numbered };
	});
}

/** A path with the names of list items in place of their indexes. */
export function namedPath(value: unknown, path: Path): string {
	let text = '';
	let at = value;
	for (const step of path) {
		at = stepInto(at, step);
		const name = typeof step === 'number' && isFields(at) ? asString(at.name) : undefined;
		text += name === undefined ? `/${step}` : `/name=${name}`;
	}
	return text;
}
