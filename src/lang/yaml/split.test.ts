import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDocuments } from './split.ts';

function pieces(text: string): string[] {
	return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

describe('documents are cut where kubectl cuts them', () => {
	test.each([
		['a\n---\nb', ['a\n', '---\nb']],
		['a\n--- b\nc', ['a\n', '--- b\nc']],
		['a\n---\tb', ['a\n', '---\tb']],
		['a\r\n---\r\nb', ['a\r\n', '---\r\nb']],
		['a\n---', ['a\n', '---']],
		['a\n---b', ['a\n---b']],
		['a\n ---\nb', ['a\n ---\nb']],
		['---\na', ['---\na']],
		['\n---\na', ['\n---\na']],
		['# c\n\n---\na', ['# c\n\n---\na']],
		['# c\n---\na\n---\nb', ['# c\n---\na\n', '---\nb']],
		['a\n---\n---\nb', ['a\n', '---\n', '---\nb']],
		['', ['']],
	])('%j', (text, expected) => {
		expect(pieces(text)).toEqual(expected);
	});

	test('no character is lost or told twice', () => {
		const texts = fc
			.array(fc.constantFrom('a', '\n', '---', ' ', '#', '\r'), { maxLength: 40 })
			.map((parts) => parts.join(''));
		fc.assert(fc.property(texts, (text) => pieces(text).join('') === text));
	});
});
