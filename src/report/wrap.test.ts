import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columns } from './columns.ts';
import { wrap } from './wrap.ts';

it.each([
	['what fits stays', 'one two', 10, '', ['one two']],
	['between words', 'one two three', 8, '', ['one two', 'three']],
	['a word that is too long', 'abcdefgh', 3, '', ['abc', 'def', 'gh']],
	['between Chinese characters', '容器以特权模式运行', 8, '', ['容器以特', '权模式运', '行']],
	['not before closing punctuation', '容器特权，运行', 8, '', ['容器特', '权，运行']],
	['Chinese with words in it', '设置 hostNetwork 为假', 12, '', ['设置', 'hostNetwork', '为假']],
	['the tail beside the text', 'one two', 11, '[a]', ['one two [a]']],
	['the tail on a line of its own', 'one two', 9, '[a b]', ['one two', '[a b]']],
	['a Chinese tail without a space', '运行。', 20, '（安全）', ['运行。（安全）']],
])('breaks %s', (_, text, width, tail, lines) => {
	expect(wrap(text, width, tail)).toEqual(lines);
});

it('never makes a line too long, and loses nothing', () => {
	const text = fc.string({
		unit: fc.constantFrom('a', 'b', ' ', '支', '，', '（', '💳', '.'),
		maxLength: 60,
	});
	fc.assert(
		fc.property(text, fc.integer({ min: 4, max: 30 }), (text, width) => {
			const lines = wrap(text, width);
			for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
			expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
		}),
	);
});
