import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columns } from './columns.ts';
import { fitLine, renderExcerpt } from './excerpt.ts';
import { sourceOf } from './test-sample.ts';

it.each([
	[
		'one line',
		'a: 1\nb: «true» # c',
		`
     2 │ b: true # c
       │    ^^^^`,
	],
	[
		'tabs',
		'{\t"a":\t«"b"»}',
		`
     1 │ {   "a":    "b"}
       │             ^^^`,
	],
	[
		'a tab inside the mark',
		'"a"«:\t"b"»}',
		`
     1 │ "a":    "b"}
       │    ^^^^^^^^`,
	],
	[
		'Chinese before and in the mark',
		'{名称: 支付, image: «"示例:最新"»}',
		`
     1 │ {名称: 支付, image: "示例:最新"}
       │                     ^^^^^^^^^^^`,
	],
	[
		'emoji',
		'a: 💳 👩‍💻 «b: 💳»',
		`
     1 │ a: 💳 👩‍💻 b: 💳
       │          ^^^^^`,
	],
	[
		'control characters',
		'a: \x1b[31m «b: \u202ec»',
		`
     1 │ a: ␛[31m b: <U+202E>c
       │          ^^^^^^^^^^^^`,
	],
	[
		'several lines',
		'a: «"b\n\n    c\n  d"» # e',
		`
     1 │ a: "b
       │    ^^
     2 │
     3 │     c
       │     ^
     4 │   d" # e
       │   ^^`,
	],
	[
		'many lines',
		'a: «"b\nc\nd\ne\nf\ng"»',
		`
     1 │ a: "b
       │    ^^
     2 │ c
       │ ^
     3 │ d
       │ ^
     ⋮
     6 │ g"
       │ ^^`,
	],
	[
		'a mark that ends with its line',
		'«a: 1\n»b: 2',
		`
     1 │ a: 1
       │ ^^^^`,
	],
	[
		'a mark without width',
		'a:«»',
		`
     1 │ a:
       │   ^`,
	],
	[
		'the end of a long line',
		`a: ${'x'.repeat(40)}, b: «true»}`,
		`
     1 │ …xxxxxxxxxxxxxxxxxxxxx, b: true}
       │                            ^^^^`,
	],
	[
		'the middle of a long line',
		`a: ${'x'.repeat(40)}, «b: true», c: ${'y'.repeat(40)}`,
		`
     1 │ …xxxxxxxxxx, b: true, c: yyyyyy…
       │              ^^^^^^^`,
	],
	[
		'the start of a long line',
		`«a: ${'x'.repeat(10)}» ${'y'.repeat(40)}`,
		`
     1 │ a: xxxxxxxxxx yyyyyyyyyyyyyyyyy…
       │ ^^^^^^^^^^^^^`,
	],
	[
		'a mark that is itself too long',
		`a: «${'x'.repeat(80)}»`,
		`
     1 │ a: xxxxxxxxxxxxxxxxxxxxxxxxxxxx…
       │    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
	],
])('marks %s', (_, marked, shown) => {
	expect(`\n${excerpt(marked).trimEnd()}`).toBe(shown);
});

it('looks at a small part of an endless line', () => {
	const line = '{"a": "支付"}, '.repeat(500_000);
	const started = performance.now();
	for (let from = 0; from < 1000; from++)
		fitLine(line, { from: from * 5000, to: from * 5000 + 5 }, 70);
	expect(performance.now() - started).toBeLessThan(2000);
});

it('keeps any line in the room, with the mark in it', () => {
	const unit = fc.constantFrom('a', ' ', '\t', '支', '💳', '\x1b', '\u202e', 'e\u0301');
	const line = fc.string({ unit, minLength: 1, maxLength: 300 });
	fc.assert(
		fc.property(
			line,
			fc.nat(299),
			fc.nat(20),
			fc.integer({ min: 31, max: 90 }),
			(text, at, size, room) => {
				const from = at % text.length;
				const { before, marked, after } = fitLine(text, { from, to: from + size + 1 }, room);
				expect(columns(before) + columns(marked) + columns(after)).toBeLessThanOrEqual(room);
				expect(marked).not.toBe('');
			},
		),
	);
});

/** The excerpt for what stands between « and ». */
function excerpt(marked: string): string {
	const [before = '', mark = '', after = ''] = marked.split(/[«»]/);
	const plain = (text: string) => text;
	const range = { start: positionAfter(before), end: positionAfter(before + mark) };
	const style = { width: 41, mark: plain, faint: plain };
	return renderExcerpt(sourceOf(before + mark + after), range, style);
}

function positionAfter(text: string) {
	const lines = text.split('\n');
	return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
