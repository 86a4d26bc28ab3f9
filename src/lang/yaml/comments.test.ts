import { describe, expect, test } from 'vitest';
import { readYaml } from './read.ts';

/** The comments of each document that contain `!`, with their places. */
function comments(text: string): string[][] {
	return readYaml(text).documents.map((document) => {
		if (document.kind === 'failure') return ['not readable'];
		return document.source
			.comments('!')
			.map((comment) => `${comment.position.line}:${comment.position.column} ${comment.text}`);
	});
}

describe('a comment is found', () => {
	test.each([
		['behind a value', 'a: 1 # !\n', ['1:6 !']],
		['behind a quoted value', 'a: "x" # !\n', ['1:8 !']],
		['behind a quoted value with a #', 'a: "x # y" # !\n', ['1:12 !']],
		['behind a key', 'a: # !\n  b: 1\n', ['1:4 !']],
		['behind a tab', 'a: 1\t# !\n', ['1:6 !']],
		['on a line of its own', '# !\na: 1\n', ['1:1 !']],
		['indented', 'a:\n    # !\n  b: 1\n', ['2:5 !']],
		['at the end', 'a: 1\n# !', ['2:1 !']],
		['behind the head of a block text', 'a: | # !\n  x\n', ['1:6 !']],
		['after a block text', 'a: |\n  x\n# !\nb: 1\n', ['3:1 !']],
		['in a flow list', 'a: [1, # !\n  2]\n', ['1:8 !']],
		['behind a document mark', '--- # !\na: 1\n', ['1:5 !']],
		['with CRLF', 'a: 1 # !\r\nb: 2\r\n', ['1:6 !']],
		['once, however often it is marked', 'a: 1 # ! # !\n', ['1:6 ! # !']],
		['twice on two lines', '# !1\na: 1 # !2\n', ['1:1 !1', '2:6 !2']],
		['between items', '- a\n# !\n- b\n', ['2:1 !']],
	])('%s', (_, text, expected) => {
		expect(comments(text)).toEqual([expected]);
	});

	test.each([
		['in a quoted text', 'a: "x # !"\n'],
		['in a quoted text over lines', "a: 'x\n  # !\n  y'\n"],
		['in a block text', 'a: |\n  # !\n  x # !\n'],
		['in a folded text', 'a: >-\n  # !\n'],
		['within a word', 'a: b#!\n'],
		['without its sign', 'a: "!"\n'],
		['in a key', '"# !": 1\n'],
	])('none %s', (_, text) => {
		expect(comments(text)).toEqual([[]]);
	});
});

describe('a comment belongs to one document', () => {
	test.each([
		['a: 1 # !1\n---\nb: 2 # !2\n', [['1:6 !1'], ['3:6 !2']]],
		[
			'# !1\na: 1\n# !2\n---\n# !3\nb: 2\n# !4\n',
			[
				['1:1 !1', '3:1 !2'],
				['5:1 !3', '7:1 !4'],
			],
		],
		['a: 1\n...\n# !2\n---\nb: 2 # !3\n', [[], ['3:1 !2', '5:6 !3']]],
		['a: 1 # !1\n...\nb: 2 # !2\n...\nc: 3 # !3\n', [['1:6 !1'], ['3:6 !2'], ['5:6 !3']]],
		['a: |\n  x\n---\nb: |\n  y\n# !\n', [[], ['6:1 !']]],
		['a: 1 # !1\n---\nb: [\n---\nc: 3 # !3\n', [['1:6 !1'], ['not readable'], ['5:6 !3']]],
		['# !1\n---\na: 1\n', [['1:1 !1']]],
	])('%j', (text, expected) => {
		expect(comments(text)).toEqual(expected);
	});
});
