import { expect, test } from 'vitest';
import { applySplices } from '../../lang/splice.ts';
import type { Edit } from '../../model/edit.ts';
import { fixText, type Wish } from './fix-text.ts';

const set = (path: readonly (string | number)[], value: unknown): Edit => ({
	kind: 'set',
	path,
	value,
});
const wish = (...edits: Edit[]): Wish => ({ document: 1, edits });

function fixed(text: string, ...wishes: Wish[]) {
	const { splices, hindered } = fixText(text, wishes);
	return { text: applySplices(text, splices), hindered };
}

test('fixes of several findings stand beside each other', () => {
	const result = fixed('a: {}\nb: 1\n', wish(set(['a', 'x'], 1)), wish(set(['a', 'z'], 2)));
	expect(result).toEqual({
		text: 'a:\n  x: 1\n  z: 2\nb: 1\n',
		hindered: [undefined, undefined],
	});
});

test('the same edit of two findings is made once', () => {
	const append: Edit = { kind: 'append', path: ['drop'], value: 'ALL' };
	expect(fixed('drop: []\n', wish(append), wish(append)).text).toBe('drop:\n  - ALL\n');
	const other: Edit = { kind: 'append', path: ['drop'], value: 'KILL' };
	expect(fixed('drop: []\n', wish(append), wish(other)).text).toBe('drop:\n  - ALL\n  - KILL\n');
});

test.each([
	['of the same key', set(['a'], 2)],
	['above it', { kind: 'remove', path: [] } as Edit],
	['below it', set(['a', 'b'], 2)],
])('the later of two fixes that contradict each other waits: %s', (_, later) => {
	const result = fixed('a: 0\nc: 0\n', wish(set(['a'], 1)), wish(later), wish(set(['c'], 1)));
	expect(result).toEqual({ text: 'a: 1\nc: 1\n', hindered: [undefined, 'conflict', undefined] });
});

test('one that cannot be made does not hinder the others', () => {
	const text = 'a: &x\n  k: 1\nb: *x\nc: 1\nd: 1\n';
	const result = fixed(
		text,
		wish(set(['c'], 2)),
		wish(set(['b', 'k'], 2)),
		wish(set(['d'], 2)),
		wish(set(['a', 'k'], 2)),
	);
	expect(result).toEqual({
		text: 'a: &x\n  k: 1\nb: *x\nc: 2\nd: 2\n',
		hindered: [undefined, 'alias', undefined, 'other-values'],
	});
});

test('each document has its own', () => {
	const second: Wish = { document: 2, edits: [set(['a'], 2)] };
	expect(fixed('a: 0\n---\na: 0\n', wish(set(['a'], 1)), second).text).toBe('a: 1\n---\na: 2\n');
});

test('a fix after which a Dockerfile is none is not made', () => {
	const good: Wish = { document: 1, splices: [{ start: 0, end: 4, text: 'from' }] };
	const bad: Wish = { document: 1, splices: [{ start: 0, end: 4, text: 'FORM' }] };
	expect(fixed('FROM debian:12\n', good).text).toBe('from debian:12\n');
	expect(fixed('FROM debian:12\n', bad)).toEqual({
		text: 'FROM debian:12\n',
		hindered: ['layout'],
	});
});

const budget = { kind: 'PodDisruptionBudget', spec: { maxUnavailable: 1 } };

test.each([
	[
		'behind the last document',
		'a: 1\n',
		'a: 1\n---\nkind: PodDisruptionBudget\nspec:\n  maxUnavailable: 1\n',
	],
	[
		'without a last line break',
		'a: 1',
		'a: 1\n---\nkind: PodDisruptionBudget\nspec:\n  maxUnavailable: 1',
	],
	[
		'as indented as the rest',
		'a:\n    b: 1\n',
		'a:\n    b: 1\n---\nkind: PodDisruptionBudget\nspec:\n    maxUnavailable: 1\n',
	],
	[
		'behind an open mark',
		'a: 1\n---\n',
		'a: 1\n---\nkind: PodDisruptionBudget\nspec:\n  maxUnavailable: 1\n',
	],
	[
		'with line ends of Windows',
		'a: 1\r\n',
		'a: 1\r\n---\r\nkind: PodDisruptionBudget\r\nspec:\r\n  maxUnavailable: 1\r\n',
	],
])('an object is added %s', (_, before, after) => {
	const companion: Wish = { document: 1, edits: [], companions: [budget] };
	expect(fixed(before, companion, companion)).toEqual({
		text: after,
		hindered: [undefined, undefined],
	});
});

test('JSON has no place for another object', () => {
	const companion: Wish = { document: 1, edits: [], companions: [budget] };
	expect(fixed('{"a": 1}\n', companion)).toEqual({ text: '{"a": 1}\n', hindered: ['shape'] });
});
