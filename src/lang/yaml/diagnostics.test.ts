import { parseEvents } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../model/source.ts';
import { defaultLimits } from './limits.ts';
import { readYaml } from './read.ts';

function diagnostics(text: string, limits = defaultLimits): Diagnostic[] {
	return readYaml(text, limits).documents.flatMap((document) =>
		document.kind === 'failure' ? [document.diagnostic] : [],
	);
}

/** `LINE:COLUMN CODE` of the only diagnostic. */
function told(text: string, limits = defaultLimits): string {
	const [diagnostic, ...more] = diagnostics(text, limits);
	if (!diagnostic) return 'readable';
	if (more.length > 0) return 'several';
	const { line, column } = diagnostic.position;
	return `${line}:${column} ${diagnostic.code}`;
}

function bomb(levels: number): string {
	const rows = Array.from({ length: levels }, (_, i) => {
		const items = Array.from({ length: 10 }, () => (i === 0 ? 'x' : `*l${i - 1}`));
		return `l${i}: &l${i} [${items.join(', ')}]`;
	});
	return rows.join('\n');
}

describe('what cannot be read is told with its line and column', () => {
	test.each([
		['a tab for indentation', 'a:\n\tb: 1\n', '2:1 syntax'],
		['a tab below spaces', 'a:\n  b: 1\n\tc: 2\n', '3:1 syntax'],
		['a tab that opens the text', '\ta: 1', '1:3 syntax'],
		['a flow mapping without its end', 'a: {b: 1\nc: 2\n', '2:1 syntax'],
		['a flow list without its end', 'a: [1, 2\n', '2:1 syntax'],
		['a flow list without a comma', 'a: ["b" 1]\n', '1:9 syntax'],
		['a bracket too many', 'a: 1]]\nb: ]\n', '2:4 syntax'],
		['a quote without its end', 'a: "x\n', '2:1 syntax'],
		['an unknown escape', 'a: "\\q"\n', '1:6 syntax'],
		['a reserved sign', 'a: @b\n', '1:4 syntax'],
		['a line too far right', 'a: 1\n  b: 2\n', '2:4 syntax'],
		['a line too far left', 'a:\n    b: 1\n  c: 2\n', '3:3 syntax'],
		['a list in a mapping', 'a: 1\n- b\n', '2:1 syntax'],
		['two colons', 'a: b: c\n', '1:5 syntax'],
		['a null key', '~: 1\n', '1:1 syntax'],
		['a list as a key', '? [a]\n: 1\n', '1:3 syntax'],
		['a merge of a word', 'a:\n  <<: b\n', '2:3 syntax'],
		['infinity', 'a: .inf\n', '1:4 syntax'],
		['a tag that lies', 'a: !!int x\n', '1:4 syntax'],
		['an unknown anchor', 'a: 1\nb: *nobody\n', '2:4 syntax'],
		['an anchor in itself', 'a: &x [*x]\n', '1:8 syntax'],
		['a zero byte', 'a: 1\nb: x\0y\n', '2:5 syntax'],
		['a control character', 'a: 1\nb: x\u0001y\n', '2:5 syntax'],
		['a lone surrogate', 'a: 1\nb: \ud800\n', '2:4 syntax'],
		['a Helm template', 'a: {{ .Values.a }}\n', '1:5 template'],
		['a Helm block', '{{- if .Values.a }}\na: 1\n{{- end }}\n', '1:3 template'],
		['100 KB of [', '['.repeat(100_000), '1:100 too-deep'],
		['100 KB of {', '{'.repeat(100_000), '1:100 too-deep'],
		['100 KB of dashes', '- '.repeat(50_000), '1:201 too-deep'],
		['brackets 101 deep', `${'['.repeat(101)}${']'.repeat(101)}`, '1:100 too-deep'],
		[
			'brackets 99 deep, the root and what they hold',
			`${'['.repeat(99)}${']'.repeat(99)}`,
			'readable',
		],
		['an alias bomb, ten levels of ten', bomb(10), '5:45 too-many-aliases'],
		['a small bomb', bomb(4), 'readable'],
		['an anchor that is given again', 'a: &x 1\nb: &x 2\nc: *x\n', 'readable'],
		['a control character in a comment', 'a: 1 # \u0001\n', 'readable'],
	])('%s', (_, text, expected) => {
		expect(told(text)).toBe(expected);
	});

	test.each([
		['tabs', 'a:\n\tb: 1\n', 'indent with spaces'],
		['indentation', 'a: 1\n  b: 2\n', 'align this line with its neighbours'],
		['a zero byte', 'a: \0\n', 'save the file as UTF-8 text'],
		[
			'a template',
			'a: {{ b }}\n',
			'scan what it renders to, for example `helm template CHART | holdfast scan -`',
		],
		['a tab before a key', '\ta: 1\n', 'indent with spaces'],
		['anything else', 'a: [1\n', undefined],
	])('%s come with advice', (_, text, suggestion) => {
		expect(diagnostics(text).map((diagnostic) => diagnostic.suggestion)).toEqual([suggestion]);
	});
});

describe('limits', () => {
	const limits = { size: 40, depth: 4, separators: 8, repeated: 5 };

	test.each([
		['a text of the size', 'x'.repeat(40), 'readable'],
		['a longer one', 'x'.repeat(41), '1:1 too-large'],
		['as many separators as allowed', '[1,2,3,4,5,6,7,8]', 'readable'],
		['one more', '[1,2,3,4,5,6,7,8,9]', '1:1 too-large'],
		['lines', '- a\n'.repeat(9), '1:1 too-large'],
		['lines that end as on an old Mac', '- a\r'.repeat(9), '1:1 too-large'],
		['lines that end as on Windows count once', '- a\r\n'.repeat(8), 'readable'],
		['the allowed depth', '[[1]]', 'readable'],
		['deeper', '[[[1]]]', '1:4 too-deep'],
		['the allowed repetition', 'a: &a [1, 2]\nb: *a\n', 'readable'],
		['more of it', 'a: &a [1, 2]\nb: [*a, *a]\n', '2:9 too-many-aliases'],
		['merged keys count too', 'a: &a {b: 1}\nd: {<<: *a}\n', 'readable'],
		['merged keys too often', 'a: &a {b: 1, c: 2}\nd: {<<: *a}\n', '2:5 too-many-aliases'],
	])('%s', (_, text, expected) => {
		expect(told(text, limits)).toBe(expected);
	});
});

describe('a broken document leaves its neighbours readable', () => {
	const good = ['a: 1\n', 'b: 2\n', 'c: 3\n'];

	test.each([0, 1, 2])('at place %i of three', (place) => {
		const texts = good.with(place, 'x: 1\ny: [\n');
		const { documents } = readYaml(texts.join('---\n'));
		const seen = documents.map((document) =>
			document.kind === 'value' ? document.value : document.diagnostic.position,
		);
		const values: object[] = [{ a: 1 }, { b: 2 }, { c: 3 }];
		const end = { line: 2 * place + 3, column: 1 };
		expect(seen).toEqual(values.with(place, end));
		expect(documents.map(({ number }) => number)).toEqual([1, 2, 3]);
	});

	test('many of them are many diagnostics', () => {
		const text = 'a: [\n---\nb: 1\n---\nc: {\n---\nd: @\n';
		expect(diagnostics(text).map(({ position }) => position.line)).toEqual([2, 6, 7]);
	});
});

test('the parser is only told to go on while it reads a text too far left', () => {
	expect(told('a: [\n1\n]\n')).toBe('readable');
	expect(told('a: [\n1\n]\nb: @\n')).toBe('4:4 syntax');
	expect(() => parseEvents('a: [\n1\n]\n', {})).toThrow('deficient indentation');
});
