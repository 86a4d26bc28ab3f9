import type { Pool } from './pool.ts';

/**
 * `reached`: the definitions that some kind leads to. `required`: those that a kind leads to without
 * its status. The API server drops the status of a new object, so there nothing is required of it.
 */
export function creationRoots(pool: Pool): {
	readonly reached: ReadonlySet<string>;
	readonly required: ReadonlySet<string>;
} {
	const roots = new Set<string>();
	for (const kinds of pool.kinds.values()) {
		for (const { definition } of kinds.values()) roots.add(definition);
	}
	return {
		reached: reach(roots, (name) => references(pool, name)),
		required: reach(roots, (name) => references(pool, name, roots.has(name) ? 'status' : '')),
	};
}

function reach(
	roots: ReadonlySet<string>,
	next: (name: string) => readonly string[],
): ReadonlySet<string> {
	const seen = new Set(roots);
	for (const name of seen) for (const other of next(name)) seen.add(other);
	return seen;
}

function references(pool: Pool, name: string, except = ''): readonly string[] {
	const fields = pool.definitions.get(name)?.fields ?? [];
	return [...fields].flatMap(([field, byToken]) =>
		field === except
			? []
			: [...byToken.keys()].flatMap((token) => /#([^!]+)/.exec(token)?.[1] ?? []),
	);
}
