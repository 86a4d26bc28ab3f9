import { expect, test } from 'vitest';
import { valueAt } from './fields.ts';

test.each<[path: (string | number)[], value: unknown, found: unknown]>([
	[[], 5, 5],
	[['a', 'b'], { a: { b: 1 } }, 1],
	[['a', 1], { a: [0, 2] }, 2],
	[['a', 2], { a: [0, 2] }, undefined],
	[['a', 'b'], { a: 1 }, undefined],
	[['a', 'b'], { a: null }, undefined],
	[['constructor'], {}, undefined],
	[['toString'], {}, undefined],
	[['__proto__'], {}, undefined],
	[['__proto__', 'a'], JSON.parse('{"__proto__": {"a": 1}}'), 1],
	[['length'], [1], undefined],
	[['length'], 'text', undefined],
	[['constructor'], { constructor: 1 }, 1],
])('%j in %j is %j', (path, value, found) => {
	expect(valueAt(value, path)).toBe(found);
});
