import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShell } from './read.ts';

/** `cmd arg`, with how each is joined: `a`, `&& b`, `<a c` for what reads from a. */
function commands(script: string): string[] {
	return readShell(script).map(({ words, assignments, input, joint, isNested }) => {
		const from = input ? `<${input.words[0]?.text} ` : '';
		const parts = [...assignments.map(({ raw }) => raw), ...words.map(({ text }) => text)];
		const join = joint && joint !== ';' && joint !== '|' ? `${joint} ` : '';
		return `${isNested ? '*' : ''}${join}${from}${parts.join('|')}`;
	});
}

describe('simple commands', () => {
	test.each<[script: string, expected: string[]]>([
		['a b c', ['a|b|c']],
		['a && b || c; d & e', ['a', '&& b', '|| c', 'd', '& e']],
		['a | b |& c', ['a', '<a b', '<b c']],
		['a &&\n b |\n c\nd', ['a', '&& b', '<b c', 'd']],
		['a \\\n b', ['a|b']],
		['a "b c" \'d e\' f\\ g "h\\"i" "j\\k"', ['a|b c|d e|f g|h"i|j\\k']],
		['A=1 B="2 3" c', ['A=1|B="2 3"|c']],
		['A=1', ['A=1']],
		['a > b 2>&1 < c >> d &> e 2>/dev/null f', ['a|f']],
		['a # b\nc#d "#e"', ['a', 'c#d|#e']],
		['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
		['while a; do b; done | c', ['a', 'b', '<b c']],
		['{ a; b; } && (c; d) | e', ['a', 'b', '&& c', 'd', '<d e']],
		['! a', ['a']],
		['echo if then', ['echo|if|then']],
		['"if" a', ['if|a']],
		['a "$(b c)" `d` <(e) ${f:-"g h"}', ['a|$(b c)|`d`|<(e)|${f:-"g h"}', '*e', '*d', '*b|c']],
		['a $(b "$(c)")', ['a|$(b "$(c)")', '*b|$(c)', '*c']],
		["a '$(b)'", ['a|$(b)']],
		['cat <<E > f\nrm x\nE\na', ['cat', 'a']],
		['cat <<-"E F"\n\trm x\n\tE F\na', ['cat', 'a']],
		['cat <<E\nrm x', ['cat']],
		['case $a in b) c;; *) d;; esac', ['case|$a|in|b', 'c', '*', 'd']],
		['', []],
		[' ; && | ', []],
	])('%s', (script, expected) => {
		expect(commands(script)).toEqual(expected);
	});
});

test('words stand where they say', () => {
	const script = 'A=1 a "b c" && d $(e f)';
	const all = readShell(script).flatMap(({ words, assignments }) => [...assignments, ...words]);
	expect(all.map(({ start, end }) => script.slice(start, end))).toEqual([
		...['A=1', 'a', '"b c"', 'd', '$(e f)', 'e', 'f'],
	]);
});

const pieces = fc.constantFrom(
	...[
		'a',
		' ',
		'\n',
		';',
		'&',
		'|',
		'(',
		')',
		'{',
		'}',
		'"',
		"'",
		'\\',
		'`',
		'$',
		'$(',
		'${',
		'<(',
	],
	...['<<E', '<<-', '>', '<', '#', '=', 'E\n', 'if ', 'case ', '!', '\t', '\r\n', '\u{1F600}'],
);

test('no text makes it throw, and words stand within it', () => {
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 60 }), (all) => {
			const script = all.join('');
			for (const { words, assignments, start, end } of readShell(script)) {
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeLessThanOrEqual(script.length);
				for (const word of [...words, ...assignments]) {
					expect(word.raw).toBe(script.slice(word.start, word.end));
				}
			}
		}),
		{ numRuns: 3000 },
	);
});

test.each([
	'a;',
	'$(',
	'`a`',
	"$(')",
	'$(#)',
	'<<A <<B\n',
	'<(a)',
	'"$(',
	'((',
	'a=$(b) ',
	'\\',
	"'",
])('time grows with the text and no faster: %s', (piece) => {
	const duration = (length: number) => {
		const script = piece.repeat(length / piece.length);
		const times = [1, 2, 3].map(() => {
			const start = performance.now();
			readShell(script);
			return performance.now() - start;
		});
		return Math.min(...times);
	};
	const [short, long] = [duration(50_000), duration(200_000)];
	expect(long).toBeLessThan(short * 12 + 50);
});
