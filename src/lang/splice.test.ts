import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Splice } from '../model/edit.ts';
import { applySplices, composeSplices, joinFixes } from './splice.ts';

const cuts = fc.array(fc.tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 4 })), {
	maxLength: 5,
});

/** Splices of a text, none of which overlaps another. */
function splicesOf(text: string, wishes: readonly [number, number, string][]): Splice[] {
	const splices: Splice[] = [];
	let from = 0;
	for (const [start, length, added] of wishes.toSorted((a, b) => a[0] - b[0])) {
		const at = Math.min(Math.max(start, from), text.length);
		const end = Math.min(at + length, text.length);
		splices.push({ start: at, end, text: added });
		from = end;
	}
	return splices;
}

test('two lists of splices, as one', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 30 }), cuts, cuts, (text, one, two) => {
			const first = splicesOf(text, one);
			const between = applySplices(text, first);
			const then = splicesOf(between, two);
			expect(applySplices(text, composeSplices(first, then))).toBe(applySplices(between, then));
		}),
		{ numRuns: 2000 },
	);
});

test('what several fixes carry is made once, and what overlaps waits', () => {
	const shared: Splice = { start: 0, end: 0, text: 'x' };
	const one = [shared, { start: 2, end: 4, text: '' }];
	const two = [shared, { start: 6, end: 7, text: 'y' }];
	const touching = [{ start: 2, end: 2, text: 'w' }];
	expect(joinFixes([one, touching]).splices).toEqual([shared, touching[0], one[1]]);
	const late = [{ start: 3, end: 5, text: 'z' }];
	expect(joinFixes([one, two, late])).toEqual({
		splices: [shared, one[1], two[1]],
		isMade: [true, true, false],
	});
});
