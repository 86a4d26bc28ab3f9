import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Path } from '../../model/path.ts';
import { readYaml, type YamlSource } from './read.ts';

function sourceOf(text: string): YamlSource {
	const [document] = readYaml(text).documents;
	if (document?.kind !== 'value') throw new Error(`not readable: ${text}`);
	return document.source;
}

/** The text between two positions of one document. */
function textAt(text: string, source: YamlSource, path: Path): string {
	const { start, end } = source.range(path);
	const offset = ({ line, column }: { line: number; column: number }) => {
		let at = 0;
		for (let i = 1; i < line; i++) at = text.indexOf('\n', at) + 1;
		return at + column - 1;
	};
	const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	const shift = (at: number, line: number) => at + (line === 1 ? mark : 0);
	return text.slice(shift(offset(start), start.line), shift(offset(end), end.line));
}

/** Every path of a value with what stands there. */
function* walk(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
	yield { path, value };
	if (typeof value !== 'object' || value === null) return;
	const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
	for (const step of steps) yield* walk((value as Record<string, unknown>)[step], [...path, step]);
}

describe('for every path of any document', () => {
	const word = fc.string({ unit: 'grapheme', maxLength: 8 });
	const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
	const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 4 },
			leaf,
			fc.array(tie('tree'), { maxLength: 4 }),
			fc.dictionary(word, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
		),
	}));
	const style = fc.record({
		indent: fc.constantFrom(2, 4),
		lists: fc.constantFrom(
			{ indentSeq: false, collectionStyle: 'any' },
			{ indentSeq: true, collectionStyle: 'any' },
			{ indentSeq: true, collectionStyle: 'flow' },
		),
		defaultStringType: fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE'),
		defaultKeyType: fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE'),
		lineEnd: fc.constantFrom('\n', '\r\n'),
		mark: fc.constantFrom('', '\ufeff'),
	} as const);

	test('the text of a scalar reads as that scalar, and its mark ends with it', () => {
		fc.assert(
			fc.property(tree, style, (value, { lineEnd, mark, lists, ...options }) => {
				const plain = stringify(value, { ...options, ...lists, lineWidth: 0 });
				const text = mark + plain.replaceAll('\n', lineEnd);
				const source = sourceOf(text);
				for (const { path, value: expected } of walk(value)) {
					if (typeof expected === 'object' && expected !== null) {
						expect(source.scalarText(path)).toBeUndefined();
						continue;
					}
					const written = source.scalarText(path) ?? '';
					// A text over several lines can only be read with its indentation.
					if (written.includes('\n')) continue;
					expect(readYaml(written).documents[0]).toMatchObject({ value: expected });
					expect(textAt(text, source, path).endsWith(written)).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});

	test('JSON is placed as YAML is', () => {
		fc.assert(
			fc.property(tree, fc.constantFrom(0, 2, '\t'), (value, indent) => {
				const text = JSON.stringify(value, null, indent);
				const source = sourceOf(text);
				for (const { path, value: expected } of walk(value)) {
					if (typeof expected === 'object' && expected !== null) continue;
					expect(source.scalarText(path)).toBe(JSON.stringify(expected));
					expect(textAt(text, source, path).endsWith(JSON.stringify(expected))).toBe(true);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('what is marked', () => {
	test.each<[what: string, text: string, path: Path, place: string, marked: string]>([
		['a value before a tab', 'a: 1\t# c\n', ['a'], '1:1', 'a: 1'],
		['a value behind a tab', 'a:\t1\n', ['a'], '1:1', 'a:\t1'],
		['a quoted key', '"a b": 1\n', ['a b'], '1:1', '"a b": 1'],
		['a key with an escape', '"a\\tb": 1\n', ['a\tb'], '1:1', '"a\\tb": 1'],
		['a numeric key', '0x10: a\n', ['16'], '1:1', '0x10: a'],
		['a key that reads as true', 'on: a\n', ['true'], '1:1', 'on: a'],
		['a quoted key that would read as true', '"on": a\n', ['on'], '1:1', '"on": a'],
		['a tagged key', '!!int "7": a\n', ['7'], '1:7', '"7": a'],
		['a tagged key of another base', 'b: 1\n!!int 0x10: a\n', ['16'], '2:7', '0x10: a'],
		['a key that an alias repeats', '- &k a\n- *k : 1\n', [1, 'a'], '2:3', '*k : 1'],
		['an explicit key over two lines', '? a\n: b\n', ['a'], '1:3', 'a\n: b'],
		['a flow mapping', 'a: {b: {c: 1}, d: 2}\n', ['a', 'b', 'c'], '1:9', 'c: 1'],
		['a pair within a flow list', 'a: [b: 1]\n', ['a', 0, 'b'], '1:5', 'b: 1'],
		['a key without a value', 'a: {b, c: 1}\n', ['a', 'b'], '1:5', 'b'],
		['a block text', 'a: |\n  x\nb: 1\n', ['a'], '1:1', 'a'],
		['what follows a block text', 'a: |\n  x\nb: 1\n', ['b'], '3:1', 'b: 1'],
		['an anchored mapping', 'a: &x\n  b: 1\n', ['a'], '1:1', 'a'],
		['an anchored value', 'a: &x 1\n', ['a'], '1:1', 'a: &x 1'],
		['a tagged mapping', 'a: !!map {b: 1}\n', ['a', 'b'], '1:11', 'b: 1'],
		['an item that is an alias', 'a: &x 1\nb: [*x]\n', ['b', 0], '2:5', '*x'],
		['an empty item', 'a:\n-\n- 1\n', ['a', 1], '3:3', '1'],
		['an empty list', 'a: []\n', ['a'], '1:1', 'a'],
		['the root of a list', '- a\n- b\n', [], '1:3', 'a'],
		['a quoted text over two lines', 'a: "x\n  y"\n', ['a'], '1:1', 'a: "x\n  y"'],
		['the key that wins', 'a: 1\nb: 2\na: 3\n', ['a'], '3:1', 'a: 3'],
		[
			'a merged key within a list of merges',
			'x: &x {k: 1}\ny: &y {j: 2}\nz: {<<: [*x, *y]}\n',
			['z', 'j'],
			'2:8',
			'j: 2',
		],
		[
			'a merge that overrides what stands before it',
			'x: &x {k: 1}\nz: {k: 2, <<: *x}\n',
			['z', 'k'],
			'1:8',
			'k: 1',
		],
		['a merge key that is text', '"<<": {a: 1}\n', ['<<', 'a'], '1:8', 'a: 1'],
		['the nearest ancestor', 'a:\n  b: {c: 1}\n', ['a', 'b', 'x', 0, 'y'], '2:3', 'b'],
		['a list closed left of its key', 'a:\n  b: [\n    1\n]\n', ['a', 'b', 0], '3:5', '1'],
	])('%s', (_, text, path, place, marked) => {
		const source = sourceOf(text);
		const { line, column } = source.range(path).start;
		expect([`${line}:${column}`, textAt(text, source, path)]).toEqual([place, marked]);
	});

	test('many documents, with comments and both ends', () => {
		const text = '# one\na: 1 # x\n...\n---\n# two\nb: 2\n--- # three\nc: 3';
		const places = readYaml(text).documents.map((document) => {
			if (document.kind !== 'value') return document.diagnostic.message;
			const { line, column } = document.source.range(Object.keys(document.value as object)).start;
			return `${document.number} ${line}:${column} ${JSON.stringify(document.value)}`;
		});
		expect(places).toEqual(['1 2:1 {"a":1}', '2 6:1 {"b":2}', '3 8:1 {"c":3}']);
	});

	test('the lines of a document are from its first value to its last', () => {
		const extents = readYaml('# c\na:\n  b: |\n    x\n\n# d\n---\n- 1\n').documents.map(
			(document) => (document.kind === 'value' ? document.source.extent : undefined),
		);
		expect(extents.map((extent) => extent?.first)).toEqual([2, 8]);
	});
});
