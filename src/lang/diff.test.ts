import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Splice } from '../model/edit.ts';
import { hunksOf, patchText } from './diff.ts';
import { applySplices } from './splice.ts';

const text = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';

function shown(splices: readonly Splice[], around = 1): string {
	return hunksOf(text, splices, around)
		.map(({ from, to, lines }) =>
			[`@${from},${to}`, ...lines.map((line) => line.sign + line.text)].join('\n'),
		)
		.join('\n');
}

test('a line in the middle, a line more, a line less', () => {
	expect(shown([{ start: 4, end: 5, text: 'C' }])).toBe('@2,2\n b\n-c\n+C\n d');
	expect(shown([{ start: 5, end: 5, text: '\nnew' }])).toBe('@3,3\n c\n+new\n d');
	expect(shown([{ start: 4, end: 6, text: '' }])).toBe('@2,2\n b\n-c\n d');
});

test('changes far from each other stand in hunks of their own', () => {
	const far: Splice[] = [
		{ start: 0, end: 1, text: 'A\nA' },
		{ start: 12, end: 13, text: 'G' },
	];
	expect(shown(far)).toBe('@1,1\n-a\n+A\n+A\n b\n@6,7\n f\n-g\n+G\n h');
	const near: Splice[] = [
		{ start: 0, end: 1, text: 'A' },
		{ start: 4, end: 5, text: 'C' },
	];
	expect(shown(near)).toBe('@1,1\n-a\n+A\n b\n-c\n+C\n d');
});

test('what changes nothing is no hunk', () => {
	expect(hunksOf(text, [{ start: 0, end: 1, text: 'a' }])).toEqual([]);
	expect(hunksOf(text, [])).toEqual([]);
});

const hasPatch = spawnSync('patch', ['--version']).status === 0;

// Skipped where the program `patch` is not installed.
test.skipIf(!hasPatch)('patch makes of the hunks what the splices make of the text', () => {
	const folder = mkdtempSync(join(tmpdir(), 'holdfast-diff-'));
	const [file, patch] = [join(folder, 'a'), join(folder, 'a.patch')];
	const line = fc.constantFrom('a', 'b', 'c', '');
	const lines = fc.array(line, { minLength: 1, maxLength: 20 });
	const cut = fc.tuple(
		fc.nat(60),
		fc.nat(6),
		lines.map((each) => each.slice(0, 3).join('\n')),
	);
	try {
		fc.assert(
			fc.property(lines, fc.array(cut, { maxLength: 3 }), fc.nat(3), (all, cuts, around) => {
				const source = all.join('\n');
				const splices: Splice[] = [];
				let from = 0;
				for (const [start, length, added] of cuts.toSorted((a, b) => a[0] - b[0])) {
					const at = Math.min(Math.max(start, from), source.length);
					const end = Math.min(at + length, source.length);
					splices.push({ start: at, end, text: added });
					from = end + 1;
				}
				const expected = applySplices(source, splices);
				const hunks = hunksOf(source, splices, around);
				if (source === expected) {
					expect(hunks).toEqual([]);
					return;
				}
				writeFileSync(file, source);
				writeFileSync(patch, patchText('a', hunks));
				execFileSync('patch', ['--quiet', '--fuzz=0', '--no-backup-if-mismatch', file, patch]);
				expect(readFileSync(file, 'utf8')).toBe(expected);
			}),
			{ numRuns: 200 },
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
