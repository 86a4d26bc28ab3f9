import { index } from './index.generated.ts';
import type { MinorRange, ObjectType, ScalarKind, Type } from './types.ts';

// The index is text, because splitting text is quicker than parsing an object literal or JSON:
//   oldest and newest minor version
//   one line per apiVersion:  apps/v1 Deployment#49 DeploymentList#50@21-35
//   an empty line, then one line per set of enum values:  Always|IfNotPresent|Never
//   an empty line, then one line per shape, numbered from 0:  containers:[#250! resources:#393@32-
// A field is NAME:TYPE, `!` when required, and the minor versions that know it unless all do. The
// type is a letter (see `scalars`), e1 an enum, #2 a shape, and outside of it `[` array, `{` map.

/** One kind of one apiVersion, and the minor versions that serve it. */
export type KindEntry = { readonly shape: number; readonly first: number; readonly last: number };

export type Index = {
	readonly oldest: number;
	readonly newest: number;
	readonly apiVersions: () => Iterable<string>;
	readonly kindsOf: (apiVersion: string) => ReadonlyMap<string, KindEntry> | undefined;
	readonly shapeAt: (shape: number, minor: number) => ObjectType;
};

let decoded: Index | undefined;

/** The index; split on the first call; kinds and shapes are read when they are asked for. */
export function schemaIndex(): Index {
	decoded ??= decode(index);
	return decoded;
}

/** Reads an index from its text. */
function decode(text: string): Index {
	const [head = '', enumText = '', shapeText = ''] = text.split('\n\n');
	const [versions = '', ...kindLines] = head.split('\n');
	const [oldest = 0, newest = 0] = versions.split(' ').map(Number);
	const enums: readonly Type[] = enumText
		.split('\n')
		.map((line) => ({ kind: 'enum', values: line.split('|') }));
	const lines = shapeText.split('\n');
	const shapes = new Map<number, ObjectType>();
	const shapeAt = (shape: number, minor: number): ObjectType => {
		const key = shape * 1000 + minor;
		const known = shapes.get(key);
		if (known) return known;
		const made = new Shape(lines[shape] ?? '', minor, (token) => typeOf(token, minor));
		shapes.set(key, made);
		return made;
	};
	const typeOf = (token: string, minor: number): Type => {
		if (token.startsWith('[')) return { kind: 'array', of: typeOf(token.slice(1), minor) };
		if (token.startsWith('{')) return { kind: 'map', of: typeOf(token.slice(1), minor) };
		if (token.startsWith('#')) return shapeAt(Number(token.slice(1)), minor);
		const known = token.startsWith('e') ? enums[Number(token.slice(1))] : scalars.get(token);
		return known ?? any;
	};
	return { oldest, newest, ...kindTable(kindLines, oldest, newest), shapeAt };
}

/** The kinds by apiVersion; a line is read when its apiVersion is first asked for. */
function kindTable(
	lines: readonly string[],
	oldest: number,
	newest: number,
): Pick<Index, 'apiVersions' | 'kindsOf'> {
	const texts = new Map<string, string>();
	for (const line of lines) {
		const space = line.indexOf(' ');
		texts.set(line.slice(0, space), line.slice(space + 1));
	}
	const tables = new Map<string, ReadonlyMap<string, KindEntry>>();
	const kindsOf = (apiVersion: string): ReadonlyMap<string, KindEntry> | undefined => {
		const known = tables.get(apiVersion);
		const text = known ? undefined : texts.get(apiVersion);
		if (text === undefined) return known;
		const kinds = new Map(text.split(' ').map((word) => kindOf(word, oldest, newest)));
		tables.set(apiVersion, kinds);
		return kinds;
	};
	return { apiVersions: () => texts.keys(), kindsOf };
}

function kindOf(word: string, oldest: number, newest: number): [string, KindEntry] {
	const [head = '', range] = word.split('@');
	const [kind = '', shape] = head.split('#');
	const { first, last } = rangeOf(range);
	return [kind, { shape: Number(shape), first: first ?? oldest, last: last ?? newest }];
}

function rangeOf(text: string | undefined): MinorRange {
	const [first, last] = text?.split('-') ?? [];
	return { first: first ? Number(first) : undefined, last: last ? Number(last) : undefined };
}

const any: Type = Object.freeze({ kind: 'any' });

const scalars: ReadonlyMap<string, Type> = new Map(
	(
		[
			['s', 'string'],
			['b', 'boolean'],
			['i', 'int32'],
			['l', 'int64'],
			['n', 'number'],
			['q', 'quantity'],
			['o', 'int-or-string'],
			['t', 'date-time'],
			['y', 'base64'],
			['j', 'any-object'],
		] satisfies [string, ScalarKind][]
	).map(([letter, kind]) => [letter, Object.freeze({ kind })]),
);

class Shape implements ObjectType {
	readonly kind = 'object';
	readonly #line: string;
	readonly #minor: number;
	readonly #typeOf: (token: string) => Type;
	#fields: ReadonlyMap<string, Type> | undefined;
	#required: readonly string[] = [];

	constructor(line: string, minor: number, typeOf: (token: string) => Type) {
		this.#line = line;
		this.#minor = minor;
		this.#typeOf = typeOf;
	}

	get fields(): ReadonlyMap<string, Type> {
		return this.#fields ?? this.#read();
	}

	get required(): readonly string[] {
		if (this.#fields === undefined) this.#read();
		return this.#required;
	}

	elsewhen(field: string): MinorRange | undefined {
		const found = this.#line.split(' ').find((text) => text.startsWith(`${field}:`));
		return found === undefined ? undefined : rangeOf(found.split('@')[1]);
	}

	#read(): ReadonlyMap<string, Type> {
		const fields = new Map<string, Type>();
		const required: string[] = [];
		for (const text of this.#line.split(' ')) {
			const [field = '', range] = text.split('@');
			if (range !== undefined && !covers(rangeOf(range), this.#minor)) continue;
			const colon = field.indexOf(':');
			const name = field.slice(0, colon);
			const isRequired = field.endsWith('!');
			if (isRequired) required.push(name);
			fields.set(name, this.#typeOf(field.slice(colon + 1, isRequired ? -1 : undefined)));
		}
		this.#fields = fields;
		this.#required = required;
		return fields;
	}
}

function covers({ first, last }: MinorRange, minor: number): boolean {
	return (first === undefined || first <= minor) && (last === undefined || minor <= last);
}
