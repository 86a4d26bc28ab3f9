import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Path } from '../../model/path.ts';
import { keepPlaces, placeOf } from './known-places.ts';

const path: fc.Arbitrary<Path> = fc.array(
	fc.oneof(fc.nat(9), fc.string({ unit: 'binary' }), fc.constantFrom('a', 'b=1:2-3:4', '\na')),
	{ maxLength: 4 },
);

test('places are found by their paths, whatever the keys', () => {
	fc.assert(
		fc.property(fc.uniqueArray(path, { selector: (each) => JSON.stringify(each) }), (paths) => {
			const rangeOf = (of: Path) => {
				const line = paths.indexOf(of) + 1;
				return { start: { line, column: 2 }, end: { line: line + 3, column: 4 } };
			};
			const kept = keepPlaces(paths, rangeOf);
			for (const each of paths) expect(placeOf(each, kept)).toEqual(rangeOf(each));
			expect(placeOf(['not', 'kept', 'at', 'all', 'here'], kept)).toBe(undefined);
		}),
	);
});
