import { expect, test } from 'vitest';
import { equalities, LabelIndex, labelSelector, matches, SelectorIndex } from './selectors.ts';

const labels = { app: 'web', tier: 'front', version: 1 };
const expression = (key: string, operator: string, values?: unknown) => ({
	matchExpressions: [{ key, operator, values }],
});

test.each([
	['the empty one selects everything', {}, true],
	['null fields count as unset', { matchLabels: null, matchExpressions: null }, true],
	['a label', { matchLabels: { app: 'web' } }, true],
	['all labels must be there', { matchLabels: { app: 'web', tier: 'back' } }, false],
	['a number is the label that was meant', { matchLabels: { version: '1' } }, true],
	['In', expression('app', 'In', ['api', 'web']), true],
	['In, another', expression('app', 'In', ['api']), false],
	['In, a missing key', expression('team', 'In', ['a']), false],
	['NotIn', expression('app', 'NotIn', ['web']), false],
	['NotIn, another', expression('app', 'NotIn', ['api']), true],
	['NotIn, a missing key', expression('team', 'NotIn', ['a']), true],
	['Exists', expression('app', 'Exists'), true],
	['Exists, a missing key', expression('team', 'Exists'), false],
	['DoesNotExist', expression('app', 'DoesNotExist'), false],
	['DoesNotExist, a missing key', expression('team', 'DoesNotExist'), true],
	['a key that every object inherits', expression('constructor', 'Exists'), false],
	['an operator that nobody knows', expression('app', 'Like', ['w*']), true],
	[
		'labels and expressions',
		{ matchLabels: { app: 'web' }, ...expression('app', 'In', []) },
		false,
	],
])('a selector and labels: %s', (_, selector, expected) => {
	expect(matches(labelSelector(selector) ?? [], labels)).toBe(expected);
});

test.each([undefined, null, 'app=web', []])('no selector is not the empty one: %j', (value) => {
	expect(labelSelector(value)).toBeUndefined();
});

const items = [
	{ name: 'a', labels: { app: 'web', tier: 'front' } },
	{ name: 'b', labels: { app: 'web' } },
	{ name: 'c', labels: {} },
];

test.each([
	[{}, ['a', 'b', 'c']],
	[{ matchLabels: { app: 'web' } }, ['a', 'b']],
	[{ matchLabels: { app: 'web', tier: 'front' } }, ['a']],
	[expression('tier', 'DoesNotExist'), ['b', 'c']],
	[expression('app', 'In', ['db', 'web']), ['a', 'b']],
	[expression('app', 'In', []), []],
])('an index of labels: %j', (selector, names) => {
	const index = new LabelIndex(items, (item) => item.labels);
	const read = labelSelector(selector) ?? [];
	expect(index.selected(read).map(({ name }) => name)).toEqual(names);
	expect(index.hasSelected(read)).toBe(names.length > 0);
});

test('an index of selectors finds those that select', () => {
	const selectors = [
		equalities({ app: 'web' }),
		equalities({ app: 'web', tier: 'front' }),
		equalities({ app: 'db' }),
		equalities({}),
		labelSelector(expression('app', 'In', ['web', 'web'])) ?? [],
		labelSelector(expression('app', 'NotIn', ['web'])) ?? [],
	];
	const index = new SelectorIndex(selectors.entries(), ([, selector]) => selector);
	const selecting = (of: Record<string, unknown>) =>
		[...index.selecting(of)].map(([i]) => i).sort();
	expect(selecting({ app: 'web', tier: 'front' })).toEqual([0, 1, 3, 4]);
	expect(selecting({ app: 'web' })).toEqual([0, 3, 4]);
	expect(selecting({})).toEqual([3, 5]);
});
