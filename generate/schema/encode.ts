import type { Pool, PooledDefinition, PooledField, Token } from './pool.ts';
import { creationRoots } from './roots.ts';

/** The pool as the text of the index: versions, kinds, enums, shapes (see decode.ts). */
export function encode(pool: Pool): string {
	const { reached, required } = creationRoots(pool);
	const names = [...reached].sort();
	const lines = mergeEqual(
		names.map((name) => shapeLine(pool.definitions.get(name), required.has(name))),
		new Map(names.map((name, at) => [name, at])),
	);
	const enums = new Map<string, number>();
	const shapes = lines.texts.map((line) =>
		line.replace(/:([[{]*)e([^\s!@]+)/g, (_, outer: string, values: string) => {
			if (!enums.has(values)) enums.set(values, enums.size);
			return `:${outer}e${enums.get(values)}`;
		}),
	);
	const versions = `${pool.minors.at(0)} ${pool.minors.at(-1)}`;
	return [versions, ...kindLines(pool, lines.numberOf), '', ...enums.keys(), '', ...shapes].join(
		'\n',
	);
}

function shapeLine(definition: PooledDefinition | undefined, keepRequired: boolean): string {
	if (definition === undefined) throw new Error('a reached definition is missing');
	const fields = [...definition.fields].sort(([a], [b]) => (a < b ? -1 : 1));
	return fields
		.flatMap(([name, field]) => fieldTexts(name, field, definition.minors, keepRequired))
		.join(' ');
}

function fieldTexts(
	name: string,
	field: PooledField,
	all: readonly number[],
	keepRequired: boolean,
): string[] {
	const byToken = keepRequired ? field : withoutRequired(field);
	return [...byToken].flatMap(([token, minors]) =>
		runs(minors).map((run) => `${name}:${token}${range(run, all)}`),
	);
}

function withoutRequired(field: PooledField): PooledField {
	const merged = new Map<Token, number[]>();
	for (const [token, minors] of field) {
		const bare = token.replace('!', '');
		merged.set(
			bare,
			[...(merged.get(bare) ?? []), ...minors].sort((a, b) => a - b),
		);
	}
	return merged;
}

type Run = { readonly first: number; readonly last: number };

/** The stretches of minors that follow each other. */
function runs(minors: readonly number[]): Run[] {
	const found: { first: number; last: number }[] = [];
	for (const minor of minors) {
		const open = found.at(-1);
		if (open && minor === open.last + 1) open.last = minor;
		else found.push({ first: minor, last: minor });
	}
	return found;
}

/** Nothing where the run covers every version of the definition; else the ends that differ. */
function range({ first, last }: Run, all: readonly number[]): string {
	const from = first === all.at(0) ? '' : String(first);
	const to = last === all.at(-1) ? '' : String(last);
	return from === '' && to === '' ? '' : `@${from}-${to}`;
}

type Lines = {
	readonly texts: readonly string[];
	readonly numberOf: ReadonlyMap<string, number>;
};

/** Numbers the references and merges lines that say the same, until none do. */
function mergeEqual(texts: readonly string[], numberOf: ReadonlyMap<string, number>): Lines {
	const byText = new Map<string, number>();
	const renumbered = texts.map((text) => {
		const numbered = text.replace(/#([^\s!@]+)/g, (_, name: string) => {
			return `#${/^\d+$/.test(name) ? name : numberOf.get(name)}`;
		});
		if (!byText.has(numbered)) byText.set(numbered, byText.size);
		return byText.get(numbered) ?? 0;
	});
	const merged = [...byText.keys()].map((text) =>
		text.replace(/#(\d+)/g, (_, at: string) => `#${renumbered[Number(at)]}`),
	);
	const numbers = new Map([...numberOf].map(([name, at]) => [name, renumbered[at] ?? 0]));
	if (merged.length === texts.length) return { texts: merged, numberOf: numbers };
	return mergeEqual(merged, numbers);
}

function kindLines(pool: Pool, numberOf: ReadonlyMap<string, number>): string[] {
	return [...pool.kinds]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([apiVersion, kinds]) => {
			const words = [...kinds]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([kind, entry]) => {
					const ranges = runs(entry.minors).map((run) => range(run, pool.minors));
					if (ranges.length !== 1) throw new Error(`${apiVersion} ${kind} comes back`);
					return `${kind}#${numberOf.get(entry.definition)}${ranges[0]}`;
				});
			return `${apiVersion} ${words.join(' ')}`;
		});
}
