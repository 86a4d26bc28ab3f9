import type { Definitions, Schema } from './definitions.ts';
import { checkEnums, enumOf } from './enums.ts';

/** A type as written in the index; a reference is `#` and the definition's name. */
export type Token = string;

/** A field's type, followed by `!` when required, and the minor versions that say so. */
export type PooledField = ReadonlyMap<Token, readonly number[]>;

export type PooledDefinition = {
	readonly minors: readonly number[];
	readonly fields: ReadonlyMap<string, PooledField>;
};

export type Pool = {
	readonly minors: readonly number[];
	readonly kinds: ReadonlyMap<string, ReadonlyMap<string, PooledKind>>;
	readonly definitions: ReadonlyMap<string, PooledDefinition>;
};

type PooledKind = { readonly definition: string; readonly minors: readonly number[] };

/** All versions in one: per definition and field, which version knows which type. */
export function pool(byMinor: ReadonlyMap<number, Definitions>): Pool {
	const kinds = new Map<string, Map<string, { definition: string; minors: number[] }>>();
	const definitions = new Map<string, Mutable>();
	for (const [minor, original] of byMinor) {
		const all: Definitions = { ...original, [listName]: list };
		for (const [name, schema] of Object.entries(all)) {
			addKinds(kinds, name, schema, minor);
			if (schema.properties) addDefinition(definitions, name, schema, minor, all);
		}
	}
	const newest = [...byMinor.values()].at(-1);
	if (newest) checkEnums(newest);
	return { minors: [...byMinor.keys()], kinds, definitions };
}

type Mutable = { minors: number[]; fields: Map<string, Map<Token, number[]>> };

/** `kind: List` is kubectl's own envelope, so the definitions do not carry it. */
const listName = 'List';
const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta';
const list: Schema = {
	properties: {
		apiVersion: { type: 'string' },
		kind: { type: 'string' },
		metadata: { $ref: `#/definitions/${meta}` },
		items: { type: 'array', items: {} },
	},
	required: ['items'],
	'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'List' }],
};

/** Options and watch events carry a GVK in every group; nobody writes them as manifests. */
const notManifests = new Set(['DeleteOptions', 'WatchEvent']);

function addKinds(
	kinds: Map<string, Map<string, { definition: string; minors: number[] }>>,
	name: string,
	schema: Schema,
	minor: number,
): void {
	for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
		if (notManifests.has(kind)) continue;
		const apiVersion = group === '' ? version : `${group}/${version}`;
		const inVersion = entryOf(kinds, apiVersion, () => new Map());
		const entry = entryOf(inVersion, kind, () => ({ definition: name, minors: [] }));
		if (entry.definition !== name) throw new Error(`${apiVersion} ${kind} has two definitions`);
		entry.minors.push(minor);
	}
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	const found = map.get(key);
	if (found !== undefined) return found;
	const made = make();
	map.set(key, made);
	return made;
}

function addDefinition(
	definitions: Map<string, Mutable>,
	name: string,
	schema: Schema,
	minor: number,
	all: Definitions,
): void {
	const entry = entryOf(definitions, name, () => ({ minors: [], fields: new Map() }));
	entry.minors.push(minor);
	for (const [field, property] of Object.entries(schema.properties ?? {})) {
		const values = enumOf(name, field, minor);
		const type = values ? enumToken(property, values) : tokenOf(property, all);
		const token = schema.required?.includes(field) ? `${type}!` : type;
		const byToken = entryOf(entry.fields, field, () => new Map());
		entryOf(byToken, token, () => []).push(minor);
	}
}

function enumToken(property: Schema, values: readonly string[]): Token {
	return `${property.type === 'array' ? '[' : ''}e${values.join('|')}`;
}

function tokenOf(schema: Schema, all: Definitions): Token {
	if (schema.$ref) return referenceToken(schema.$ref.replace('#/definitions/', ''), all);
	if (schema.items) return `[${tokenOf(schema.items, all)}`;
	if (schema.additionalProperties) return `{${tokenOf(schema.additionalProperties, all)}`;
	if (schema.oneOf) return schema.oneOf.some((one) => one.type === 'number') ? 'q' : 'o';
	const token = scalars.get(`${schema.type ?? ''} ${schema.format ?? ''}`);
	if (token === undefined) throw new Error(`no token for ${JSON.stringify(schema)}`);
	return token;
}

const scalars = new Map<string, Token>([
	['string ', 's'],
	['boolean ', 'b'],
	['integer int32', 'i'],
	['integer int64', 'l'],
	['number double', 'n'],
	['string date-time', 't'],
	['string byte', 'y'],
	['object ', 'j'],
	[' ', 'x'],
]);

/** OpenAPI says `object`, but the API server takes any JSON here. */
const rawExtension = 'io.k8s.apimachinery.pkg.runtime.RawExtension';

function referenceToken(name: string, all: Definitions): Token {
	const schema = all[name];
	if (name === rawExtension) return 'x';
	if (schema === undefined) throw new Error(`no definition ${name}`);
	return schema.properties ? `#${name}` : tokenOf(schema, all);
}
