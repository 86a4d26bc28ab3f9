import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPatch, type Operation } from './json-patch.ts';

type Container = { [step: string]: unknown } & unknown[];

/** RFC 6902, as its text has it. */
function apply(value: unknown, operations: readonly Operation[]): unknown {
	const document = { root: structuredClone(value) };
	for (const operation of operations) {
		const steps = `root${operation.path}`
			.split('/')
			.map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'));
		const last = steps.pop() ?? '';
		let at = document as unknown as Container;
		for (const step of steps) at = at[step as never] as Container;
		if (operation.op !== 'add' && !(last in at)) throw new Error(`nothing at ${operation.path}`);
		if (!Array.isArray(at)) {
			if (operation.op === 'remove') delete (at as { [step: string]: unknown })[last];
			else (at as { [step: string]: unknown })[last] = operation.value;
		} else if (operation.op === 'remove') at.splice(Number(last), 1);
		else if (operation.op === 'replace') at[Number(last)] = operation.value;
		else at.splice(last === '-' ? at.length : Number(last), 0, operation.value);
	}
	return document.root;
}

const value = fc.jsonValue({ maxDepth: 3 });

test('the operations make the one of the other', () => {
	fc.assert(
		fc.property(value, value, (before, after) => {
			const [from, to] = [before, after].map((each) => JSON.parse(JSON.stringify(each)));
			expect(apply(from, jsonPatch(from, to))).toEqual(to);
		}),
		{ numRuns: 2000 },
	);
});

test.each<[before: unknown, after: unknown, operations: Operation[]]>([
	[{ a: 1 }, { a: 1 }, []],
	[{ a: 1 }, { a: 2 }, [{ op: 'replace', path: '/a', value: 2 }]],
	[{}, { 'x/y~z': 1 }, [{ op: 'add', path: '/x~1y~0z', value: 1 }]],
	[{ a: { b: 1, c: 2 } }, { a: { c: 2 } }, [{ op: 'remove', path: '/a/b' }]],
	[{}, { a: { b: { c: 1 } } }, [{ op: 'add', path: '/a', value: { b: { c: 1 } } }]],
	[['a'], ['a', 'b'], [{ op: 'add', path: '/-', value: 'b' }]],
	[
		['a', 'b', 'c'],
		['b'],
		[
			{ op: 'remove', path: '/2' },
			{ op: 'remove', path: '/0' },
		],
	],
	[[{ a: 1 }, 2], [{ a: 3 }, 2], [{ op: 'replace', path: '/0/a', value: 3 }]],
])('%j to %j', (before, after, operations) => {
	expect(jsonPatch(before, after)).toEqual(operations);
});
