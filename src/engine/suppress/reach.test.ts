import { describe, expect, test } from 'vitest';
import { Lines } from '../../lang/yaml/lines.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import { reachFinder } from './reach.ts';

/** The lines that each comment with a `!` reaches. */
function reaches(text: string): (string | undefined)[] {
	return readYaml(text).documents.flatMap((document) => {
		if (document.kind === 'failure') throw new Error(document.diagnostic.message);
		const { source } = document;
		const reachOf = reachFinder(source.lines, source.extent);
		return source.comments('!').map(({ position }) => {
			const reach = reachOf(position);
			return reach && `${reach.first}-${reach.last}`;
		});
	});
}

describe('a comment reaches', () => {
	test.each([
		['the line of the value that it stands behind', 'a: 1\nb: 2 # !\nc: 3\n', '2-2'],
		[
			'all below the key that it stands behind',
			'a: 1\nb: # !\n  c: 3\n  d:\n    e: 4\nf: 5\n',
			'2-5',
		],
		['the next line', 'a: 1\n# !\nb: 2\nc: 3\n', '3-3'],
		['the next line with content', 'a: 1\n# !\n\n# more\nb: 2\nc: 3\n', '5-5'],
		['the next key and all below it', 'a: 1\n# !\nb:\n  c: 3\n\n  # x\n  d: 4\ne: 5\n', '3-7'],
		['an item and all of it', 'a:\n  # !\n  - b: 1\n    c: 2\n  - b: 3\n', '3-4'],
		['an item behind its first key', 'a:\n  - b: 1 # !\n    c: 2\n  - b: 3\n', '2-3'],
		['an item that begins on the next line', 'a:\n  # !\n  -\n    b: 1\n  - b: 2\n', '3-4'],
		['the last item', 'a:\n  - b: 1\n  # !\n  - b: 2\n    c: 3\nd: 4\n', '4-5'],
		['an item of a flush list', 'a:\n- b: 1\n# !\n- b: 2\n  c: 3\n- b: 4\n', '4-5'],
		['a key with its flush list', 'x: 1\n# !\na:\n- b: 1\n- c: 2\nd: 3\n', '3-5'],
		['a key with its flush list, behind', 'x: 1\na: # !\n- b: 1\n- c: 2\nd: 3\n', '2-4'],
		['the whole document, before its first line', '# !\na: 1\nb: 2\n', '2-3'],
		['the whole document, behind its mark', '--- # !\na: 1\nb: 2\n', '2-3'],
		['the document below its mark', '---\n# !\na: 1\nb: 2\n', '3-4'],
		['the last line', 'a: 1\nb: 2 # !', '2-2'],
		['nothing, after the last value', 'a: 1\n# !\n', undefined],
		['a block text with its lines', 'a: 1\nb: | # !\n  x\n  y\nc: 3\n', '2-4'],
		['a flow list over lines', 'a: 1\nb: [ # !\n    1,\n  ]\nc: 3\n', '2-4'],
		['its line with CRLF', 'a: 1\r\n# !\r\nb:\r\n  c: 1\r\nd: 2\r\n', '3-4'],
		['its line of wide signs', 'a: 1\n键: 值 # !\n', '2-2'],
	])('%s', (_, text, expected) => {
		expect(reaches(text)).toEqual([expected]);
	});

	test('its own document alone', () => {
		const text = '# !\na: 1\nb: 2\n---\n# !\nc: 3\n---\nd: 4\n# !\n';
		expect(reaches(text)).toEqual(['2-3', '6-6', undefined]);
	});

	test('the same lines as the comments around it', () => {
		expect(reaches('a: 1\n# ! one\n# ! two\nb: 2 # ! three\n')).toEqual(['4-4', '4-4', '4-4']);
	});
});

test('many comments about one large value cost one search', () => {
	const count = 20_000;
	const text = `a: 1\n${'# !\n'.repeat(count)}b:\n${'  - c\n'.repeat(count)}`;
	const lines = new Lines(text);
	let looks = 0;
	const watched = {
		line(number: number) {
			looks++;
			return lines.line(number);
		},
	} as Lines; // the finder asks for lines alone
	const reachOf = reachFinder(watched, { first: 1, last: 2 * count + 2 });
	for (let line = 2; line < count + 2; line++) reachOf({ line, column: 1 });
	expect(looks).toBeLessThan(6 * count);
});
