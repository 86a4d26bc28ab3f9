import fc from 'fast-check';
import { applyPatch } from 'rfc6902';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../model/apply-edits.ts';
import type { Edit } from '../../model/edit.ts';
import type { Path } from '../../model/path.ts';
import { jsonPatchOf, type Operation } from './json-patch.ts';

const set = (path: Path, value: unknown): Edit => ({ kind: 'set', path, value });
const remove = (path: Path): Edit => ({ kind: 'remove', path });
const append = (path: Path, value: unknown): Edit => ({ kind: 'append', path, value });

/** The value after the patch, as another library applies it. */
function patched(value: unknown, patch: readonly Operation[]): unknown {
	const { root } = structuredClone({ root: value });
	// Frozen lists of operations are none of its types.
	const failures = applyPatch(root, structuredClone(patch) as Parameters<typeof applyPatch>[1]);
	expect(failures.filter((failure) => failure !== null)).toEqual([]);
	return root;
}

describe('the patch of', () => {
	test.each<[what: string, value: unknown, edits: Edit[], patch: Operation[]]>([
		['a new key', {}, [set(['a'], 1)], [{ op: 'add', path: '/a', value: 1 }]],
		['another value', { a: 0 }, [set(['a'], 1)], [{ op: 'replace', path: '/a', value: 1 }]],
		[
			'null, which is a value',
			{ a: null },
			[set(['a'], 1)],
			[{ op: 'replace', path: '/a', value: 1 }],
		],
		['the value that is there', { a: [1] }, [set(['a'], [1])], []],
		[
			'missing parents',
			{ a: {} },
			[set(['a', 'b', 'c'], 1)],
			[{ op: 'add', path: '/a/b', value: { c: 1 } }],
		],
		[
			'two keys below a missing parent',
			{},
			[set(['a', 'b'], 1), append(['a', 'c', 'd'], 2), append(['a', 'c', 'd'], 3)],
			[{ op: 'add', path: '/a', value: { b: 1, c: { d: [2, 3] } } }],
		],
		[
			'a parent that is null',
			{ a: null },
			[set(['a', 'b'], 1)],
			[{ op: 'replace', path: '/a', value: { b: 1 } }],
		],
		['a list that is missing', {}, [append(['a'], 1)], [{ op: 'add', path: '/a', value: [1] }]],
		[
			'a list that is there',
			{ a: [] },
			[append(['a'], 1)],
			[{ op: 'add', path: '/a/-', value: 1 }],
		],
		['a key that goes', { a: 1 }, [remove(['a'])], [{ op: 'remove', path: '/a' }]],
		['a key that is not there', { a: 1 }, [remove(['b']), remove(['b', 'c'])], []],
		[
			'items that go, after what comes',
			{ a: ['x', { y: 1 }] },
			[remove(['a', 0]), remove(['a', 1]), append(['a'], 'z')],
			[
				{ op: 'add', path: '/a/-', value: 'z' },
				{ op: 'test', path: '/a/1', value: { y: 1 } },
				{ op: 'remove', path: '/a/1' },
				{ op: 'test', path: '/a/0', value: 'x' },
				{ op: 'remove', path: '/a/0' },
			],
		],
		[
			'a field of an item',
			{ a: [{ b: 1 }] },
			[set(['a', 0, 'b'], 2)],
			[{ op: 'replace', path: '/a/0/b', value: 2 }],
		],
		[
			'names with the signs of pointers',
			{},
			[set(['a/b~1'], 1), set(['-'], 2), set([''], 3)],
			[
				{ op: 'add', path: '/a~1b~01', value: 1 },
				{ op: 'add', path: '/-', value: 2 },
				{ op: 'add', path: '/', value: 3 },
			],
		],
		[
			'names that objects inherit',
			{},
			[set(['constructor', 'name'], 1)],
			[{ op: 'add', path: '/constructor', value: { name: 1 } }],
		],
	])('%s', (_, value, edits, patch) => {
		expect(jsonPatchOf(value, edits)).toEqual(patch);
		expect(patched(value, patch)).toEqual(applyEdits(value, edits));
	});

	test('a key that pollutes prototypes elsewhere', () => {
		const patch = jsonPatchOf({}, [set(['__proto__', 'a'], 1)]);
		expect(JSON.stringify(patch)).toBe('[{"op":"add","path":"/__proto__","value":{"a":1}}]');
	});

	test('a later round, which speaks of the value after the earlier one', () => {
		const rounds = [
			[remove(['a', 0]), set(['b', 'c'], 1)],
			[remove(['a', 0]), set(['b', 'd'], 2)],
		];
		expect(jsonPatchOf({ a: ['x', 'y'] }, ...rounds)).toEqual([
			{ op: 'add', path: '/b', value: { c: 1, d: 2 } },
			{ op: 'test', path: '/a/0', value: 'x' },
			{ op: 'remove', path: '/a/0' },
			{ op: 'test', path: '/a/0', value: 'y' },
			{ op: 'remove', path: '/a/0' },
		]);
	});
});

test.each<[what: string, value: unknown, edit: Edit]>([
	['the root', {}, set([], 1)],
	['through a word', { a: 'x' }, set(['a', 'b'], 1)],
	['to an item by name', { a: [1] }, set(['a', 'b'], 1)],
	['away of an item by name', { a: [1] }, remove(['a', 'b'])],
	['beyond the end of a list', { a: [1] }, set(['a', 2], 1)],
	['to the end of what is no list', { a: {} }, append(['a'], 1)],
])('there is no patch that leads %s', (_, value, edit) => {
	expect(jsonPatchOf(value, [edit])).toBeUndefined();
});

const key = fc.constantFrom('a', 'b', 'a/b', '~', '~1', '-', '0', '', 'app.io/x');
const leaf = fc.oneof(
	fc.constantFrom<unknown>(null, true, 0, -1.5, '', 'x'),
	fc.string({ maxLength: 3 }),
);
const { collection } = fc.letrec<{ collection: object; node: unknown }>((tie) => ({
	node: fc.oneof({ maxDepth: 3, depthIdentifier: 'node' }, leaf, tie('collection')),
	collection: fc.oneof(
		fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
		fc.array(tie('node'), { maxLength: 4 }),
	),
}));

/** Edits somewhere in a value, most of them where something is. */
function editsOf(value: unknown): fc.Arbitrary<Edit[]> {
	const paths: Path[] = [];
	const walk = (at: unknown, path: Path) => {
		if (path.length > 0) paths.push(path);
		if (typeof at !== 'object' || at === null) return;
		for (const [step, each] of Object.entries(at)) {
			walk(each, [...path, Array.isArray(at) ? Number(step) : step]);
		}
		const next = Array.isArray(at) ? at.length : 'new';
		paths.push([...path, next], [...path, next, 'new'], [...path, next, 'deep', 'new']);
	};
	walk(value, []);
	const path = fc.constantFrom(...paths);
	const added = fc.oneof(leaf, collection);
	return fc.array(
		fc.oneof(
			fc.record({ kind: fc.constant('set' as const), path, value: added }),
			fc.record({ kind: fc.constant('remove' as const), path }),
			fc.record({ kind: fc.constant('append' as const), path, value: added }),
		),
		{ minLength: 1, maxLength: 5 },
	);
}

/** Whether a value is JSON: edits that name an item by a word leave something else. */
function isJson(value: unknown): boolean {
	if (!Array.isArray(value)) {
		return typeof value !== 'object' || value === null || Object.values(value).every(isJson);
	}
	return Object.keys(value).length === value.length && value.every(isJson);
}

test('a patch makes what the edits make, in one round or two', () => {
	const count = { made: 0, none: 0 };
	fc.assert(
		fc.property(collection, fc.gen(), (value, generate) => {
			const first = generate(() => editsOf(value));
			const between = applyEdits(value, first);
			const second =
				isJson(between) && generate(fc.boolean) ? generate(() => editsOf(between)) : [];
			const expected = between === undefined ? undefined : applyEdits(between, second);
			const before = structuredClone({ value, first, second });
			const patch = jsonPatchOf(value, first, second);
			expect({ value, first, second }).toEqual(before);
			count[patch ? 'made' : 'none']++;
			if (patch) expect(patched(value, patch)).toEqual(expected);
			else expect(expected !== undefined && isJson(expected) && isJson(between)).toBe(false);
		}),
		{ numRuns: 5000, endOnFailure: true },
	);
	expect(count.none / count.made).toBeLessThan(0.5);
});
