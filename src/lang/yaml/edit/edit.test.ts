import { describe, expect, test } from 'vitest';
import type { Edit } from '../../../model/edit.ts';
import type { Path } from '../../../model/path.ts';
import { applySplices } from '../../splice.ts';
import { readYaml } from '../read.ts';
import { editDocument } from './edit.ts';

/** The text after the edits of its last document, or why there are none. */
function edited(text: string, ...edits: Edit[]): string {
	const document = readYaml(text).documents.at(-1);
	if (document?.kind !== 'value') throw new Error('not readable');
	const result = editDocument(document, edits);
	return result.kind === 'edited'
		? applySplices(text, result.splices)
		: `refused: ${result.reason}`;
}

const set = (path: string, value: unknown): Edit => ({ kind: 'set', path: pathOf(path), value });
const remove = (path: string): Edit => ({ kind: 'remove', path: pathOf(path) });
const append = (path: string, value: unknown): Edit => ({
	kind: 'append',
	path: pathOf(path),
	value,
});

function pathOf(text: string): Path {
	return text.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

type Case = readonly [what: string, before: string, edits: readonly Edit[], after: string];

const settings: readonly Case[] = [
	['a plain scalar', 'a: 1 # one\nb: 2\n', [set('a', 3)], 'a: 3 # one\nb: 2\n'],
	['a scalar in double quotes', 'a: "x"\n', [set('a', 'y')], 'a: "y"\n'],
	['a scalar in single quotes', "a: 'x'\n", [set('a', "it's")], 'a: "it\'s"\n'],
	['a quoted scalar by a list', 'a: "1"\n', [set('a', [])], 'a: []\n'],
	['a scalar behind a comment', 'a: # x\n  1\n', [set('a', 2)], 'a: # x\n  2\n'],
	['a quoted scalar by a number', 'a: "1"\n', [set('a', 2)], 'a: 2\n'],
	['text that reads as a number', 'a: x\n', [set('a', '10')], 'a: "10"\n'],
	['text that reads as a boolean', 'a: x\n', [set('a', 'yes')], 'a: "yes"\n'],
	['text with a colon', 'a: x\n', [set('a', 'b: c')], 'a: "b: c"\n'],
	['text that is empty', 'a: x\n', [set('a', '')], 'a: ""\n'],
	['text with a line break', 'a: x\n', [set('a', 'b\nc')], 'a: "b\\nc"\n'],
	['an image', 'a: x\n', [set('a', 'r.io/a/b:1@sha256:ab')], 'a: r.io/a/b:1@sha256:ab\n'],
	['a key that has no value', 'a:\nb: 1\n', [set('a', true)], 'a: true\nb: 1\n'],
	['a key that has no value, before a comment', 'a: # x\n', [set('a', 1)], 'a: 1 # x\n'],
	['a block scalar', 'a: |\n  x\n  y\n\nb: 1\n', [set('a', 'z')], 'a: z\n\nb: 1\n'],
	['a block scalar that keeps', 'a: |+\n  x\n\nb: 1\n', [set('a', 'z')], 'a: z\nb: 1\n'],
	['an explicit key', '? a\n: b\n? c\n: d\n', [set('c', 'e')], '? a\n: b\n? c\n: e\n'],
	['a list', 'a:\n  - 1\n  - 2\nb: 1\n', [set('a', [3])], 'a:\n  - 3\nb: 1\n'],
	['a list by nothing', 'a:\n  - 1\nb: 1\n', [set('a', [])], 'a: []\nb: 1\n'],
	['brackets by a block', 'a: [1, 2] # x\n', [set('a', [{ b: 3 }])], 'a: # x\n  - b: 3\n'],
	[
		'a number as it is to be written',
		'a: 400\n',
		[{ ...set('a', 256), written: '0400' } as Edit],
		'a: 0400\n',
	],
	[
		'a number as JSON has it',
		'{"a": 400}\n',
		[{ ...set('a', 256), written: '0400' } as Edit],
		'{"a": 256}\n',
	],
	['an item', 'a:\n- x\n- y # z\n', [set('a.1', 'w')], 'a:\n- x\n- w # z\n'],
];

const additions: readonly Case[] = [
	['at the end', 'a: 1\n', [set('b', 2)], 'a: 1\nb: 2\n'],
	['without a last line break', 'a: 1', [set('b', 2)], 'a: 1\nb: 2'],
	['with line ends of Windows', 'a:\r\n  b: 1\r\n', [set('a.c', 2)], 'a:\r\n  b: 1\r\n  c: 2\r\n'],
	[
		'before a comment',
		'a:\n  b: 1\n  # c: 2\nd: 3\n',
		[set('a.e', 4)],
		'a:\n  b: 1\n  e: 4\n  # c: 2\nd: 3\n',
	],
	['before a blank line', 'a:\n  b: 1\n\nd: 3\n', [set('a.e', 4)], 'a:\n  b: 1\n  e: 4\n\nd: 3\n'],
	['below keys that are not there', 'a: 1\n', [set('b.c.d', 2)], 'a: 1\nb:\n  c:\n    d: 2\n'],
	['several below one', 'a: 1\n', [set('b.c', 2), set('b.d', 3)], 'a: 1\nb:\n  c: 2\n  d: 3\n'],
	['below a key without value', 'a: # x\nb: 1\n', [set('a.c', 2)], 'a: # x\n  c: 2\nb: 1\n'],
	['below null', 'a: null\nb: 1\n', [set('a.c', 2)], 'a:\n  c: 2\nb: 1\n'],
	['below empty braces', 'a: {} # x\nb: 1\n', [set('a.c', 2)], 'a: # x\n  c: 2\nb: 1\n'],
	['in an item', '- a: 1\n  b: 2\n- c: 3\n', [set('0.d', 4)], '- a: 1\n  b: 2\n  d: 4\n- c: 3\n'],
	['before lists of mappings', 'a: 1\nb:\n- c: 2\n', [set('d', 3)], 'a: 1\nd: 3\nb:\n- c: 2\n'],
	['before the first list', 'b:\n- c: 2\n', [set('d', 3)], 'd: 3\nb:\n- c: 2\n'],
	['of what an object is', 'metadata: {}\n', [set('kind', 'Pod')], 'kind: Pod\nmetadata: {}\n'],
	['behind a dash', '- b:\n  - c: 2\n', [set('0.d', { e: 3 })], '- d:\n    e: 3\n  b:\n  - c: 2\n'],
	['lists behind lists', 'b:\n- c: 2\n', [set('d', [{ e: 1 }])], 'b:\n- c: 2\nd:\n- e: 1\n'],
	['short lists in brackets, as the rest', 'a: [x]\n', [set('b', ['w'])], 'a: [x]\nb: [w]\n'],
	['in an empty item', 'a:\n  - {}\n', [set('a.0.b', 1)], 'a:\n  - b: 1\n'],
	['as indented as the rest', 'a:\n    b: 1\n', [set('c.d', 2)], 'a:\n    b: 1\nc:\n    d: 2\n'],
	['with lists as flush as the rest', 'a:\n- 1\n', [set('b', ['x'])], 'a:\n- 1\nb:\n- x\n'],
	['behind a block scalar', 'a: |\n  x\n\nb: 1\n', [set('c', 2)], 'a: |\n  x\n\nb: 1\nc: 2\n'],
	['behind a last block scalar', 'a: |\n  x\n\n', [set('c', 2)], 'a: |\n  x\nc: 2\n\n'],
	['behind one that keeps', 'a: |+\n  x\n\n', [set('c', 2)], 'a: |+\n  x\n\nc: 2\n'],
	['in braces', 'a: {b: 1}\n', [set('a.c', { d: [2] })], 'a: {b: 1, c: {d: [2]}}\n'],
	['in braces with a last comma', 'a: {b: 1,}\n', [set('a.c', 2)], 'a: {b: 1, c: 2}\n'],
	['in JSON', '{"a": {"b": 1}}\n', [set('a.c', 'x')], '{"a": {"b": 1, "c": "x"}}\n'],
	['in JSON over lines', '{\n  "a": 1\n}\n', [set('b', ['x'])], '{\n  "a": 1,\n  "b": ["x"]\n}\n'],
	['in empty JSON', '{"a": {}}', [set('a.b', true)], '{"a": {"b": true}}'],
	['to a list', 'a:\n  - 1\n  # 2\nb: 1\n', [append('a', 3)], 'a:\n  - 1\n  - 3\n  # 2\nb: 1\n'],
	[
		'to a list of mappings',
		'a:\n- b: 1\n  c: 2\n',
		[append('a', { b: 3, c: 4 })],
		'a:\n- b: 1\n  c: 2\n- b: 3\n  c: 4\n',
	],
	['to a list in brackets', 'a: [x]\n', [append('a', 'w')], 'a: [x, w]\n'],
	['to an empty list', 'a: []\n', [append('a', 'w')], 'a:\n  - w\n'],
	['to a list that is not there', 'a: 1\n', [append('b', 'w')], 'a: 1\nb:\n  - w\n'],
	['two items', 'a: 1\n', [append('b', 'x'), append('b', 'w')], 'a: 1\nb:\n  - x\n  - w\n'],
	['to a list in a list', '- - a\n- - b\n', [append('0', 'c')], '- - a\n  - c\n- - b\n'],
	['in the second document', 'a: 1\n---\na: 2\n', [set('b', 3)], 'a: 1\n---\na: 2\nb: 3\n'],
	['before the end mark', '---\na: 2\n...\n', [set('b', 3)], '---\na: 2\nb: 3\n...\n'],
	[
		'below a child and itself',
		'a:\n  b: 1\n',
		[set('c', 3), set('a.d', 2)],
		'a:\n  b: 1\n  d: 2\nc: 3\n',
	],
];

const removals: readonly Case[] = [
	['a key', 'a: 1\nb: 2\nc: 3\n', [remove('b')], 'a: 1\nc: 3\n'],
	['the last key', 'a: 1\nb: 2\n', [remove('b')], 'a: 1\n'],
	['the last key without line break', 'a: 1\nb: 2', [remove('b')], 'a: 1'],
	['a key but not its comment', 'a: 1\nb: 2 # why\n', [remove('b')], 'a: 1\n# why\n'],
	[
		'a key with a block',
		'a: 1\nb:\n  c: 1\n  d: [1,\n    2]\ne: 1\n',
		[remove('b')],
		'a: 1\ne: 1\n',
	],
	[
		'a key with comments within',
		'a: 1\nb:\n  # x\n  c: 1 # y\ne: 1\n',
		[remove('b')],
		'a: 1\n# x\n# y\ne: 1\n',
	],
	['the only key', 'a:\n  b: 1\nc: 1\n', [remove('a.b')], 'a: {}\nc: 1\n'],
	['the last line of a file of Windows', 'a: 1\r\nb: 2', [remove('b')], 'a: 1'],
	['the first key of an item', '- a: 1\n  b: 2\n', [remove('0.a')], '- b: 2\n'],
	[
		'the first keys of an item',
		'- a: 1\n  b: 2\n  c: 3\n',
		[remove('0.a'), remove('0.b')],
		'- c: 3\n',
	],
	['an item', 'a:\n  - 1\n  - 2\n  - 3\n', [remove('a.1')], 'a:\n  - 1\n  - 3\n'],
	['items', 'a: [1, 2, 3]\n', [remove('a.0'), remove('a.2')], 'a: [2]\n'],
	['the only item', 'a:\n- b: 1\n  c: 2\nd: 1\n', [remove('a.0')], 'a: []\nd: 1\n'],
	['the only item in brackets', 'a: [1]\n', [remove('a.0')], 'a: []\n'],
	['a key in braces', 'a: {b: 1, c: 2}\n', [remove('a.b')], 'a: {c: 2}\n'],
	['a key in JSON', '{\n  "a": 1,\n  "b": 2\n}\n', [remove('b')], '{\n  "a": 1\n}\n'],
	['what is not there', 'a: 1\n', [remove('b')], 'a: 1\n'],
	['one key and adding another', 'a: 1\nb: 2\n', [set('c', 3), remove('b')], 'a: 1\nc: 3\n'],
	['the only key for another', 'a:\n  b: 2\n', [set('a.c', 3), remove('a.b')], 'a:\n  c: 3\n'],
];

const refusals: readonly Case[] = [
	['into what an alias repeats', 'a: &x {c: 1}\nb: *x\n', [set('b.c', 2)], 'refused: alias'],
	['in what others repeat', 'a: &x {c: 1}\nb: *x\n', [set('a.c', 2)], 'refused: other-values'],
	['of an anchor', 'a: &x 1\nb: *x\nc: 1\n', [remove('a')], 'refused: alias'],
	['of a value with comments', 'a:\n  - 1 # one\n  - 2\n', [set('a', 2)], 'refused: comment'],
	['below text', 'a: text\n', [set('a.b', 1)], 'refused: shape'],
	['of everything', 'a: 1\n', [remove('a')], 'refused: layout'],
	['of a key that stands twice', 'a: 1\nb: 0\na: 2\n', [remove('a')], 'refused: other-values'],
];

describe.each([
	['setting', settings],
	['adding', additions],
	['removing', removals],
	['no edit', refusals],
])('%s', (_, cases) => {
	test.each(cases)('%s', (_what, before, edits, after) => {
		expect(edited(before, ...edits)).toBe(after);
	});
});

test('a name that objects inherit is a key like any other', () => {
	const proto: Edit = { kind: 'set', path: ['a', '__proto__'], value: 1 };
	expect(edited('a: {b: 1}\n', proto)).toBe('a: {b: 1, __proto__: 1}\n');
	expect(edited('a: {b: 1}\n', set('a.constructor.name', 1))).toBe(
		'a: {b: 1, constructor: {name: 1}}\n',
	);
});
