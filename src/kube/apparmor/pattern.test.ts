import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern, isWithin, type Pattern } from './pattern.ts';

function compiled(...texts: string[]): Pattern {
	const pattern = compilePattern(texts);
	if (typeof pattern === 'string') throw new Error(pattern);
	return pattern;
}

test.each<[pattern: string, matching: string[], others: string[]]>([
	['/a', ['/a'], ['/', '/a/', '/ab']],
	['/tmp/*', ['/tmp/a'], ['/tmp/', '/tmp/a/', '/tmp/a/b']],
	['/tmp/*/', ['/tmp/a/'], ['/tmp//', '/tmp/a']],
	['/tmp/**', ['/tmp/a', '/tmp/a/', '/tmp/a/b'], ['/tmp/', '/tmp']],
	['/tmp/**/', ['/tmp/a/', '/tmp/a/b/'], ['/tmp/', '/tmp/a']],
	['/a*', ['/a', '/ab'], ['/a/']],
	['/a**', ['/a', '/ab', '/a/b'], ['/b']],
	['/a?', ['/ab'], ['/a', '/a/', '/abc']],
	['/[ab]', ['/a', '/b'], ['/c', '/']],
	['/[a-c]x', ['/bx'], ['/dx']],
	['/[^a-c]', ['/d'], ['/a']],
	['/{a,bc}/d', ['/a/d', '/bc/d'], ['/b/d', '/d']],
	['/{,var/}run/x', ['/run/x', '/var/run/x'], ['/x']],
	['/a{b,c{d,e}}f', ['/abf', '/acdf', '/acef'], ['/acf', '/af']],
	['/{**,}', ['/', '/a/b'], ['a']],
	['/a\\*', ['/a*'], ['/ab']],
	['/a,b', ['/a,b'], ['/a']],
	['/proc//sys', ['/proc/sys'], ['/proc//sys']],
	// As the default profile of Docker has it, where `^` means nothing.
	['/proc/{*,**^[0-9*]}', ['/proc/kcore', '/proc/a/b^5'], ['/proc/sys/kernel']],
	['/sys/f[^s]*/**', ['/sys/firmware/a'], ['/sys/fs/a', '/sys/kernel/a']],
])('%s', (text, matching, others) => {
	const { matches } = compiled(text);
	expect(matching.filter((path) => !matches(path))).toEqual([]);
	expect(others.filter(matches)).toEqual([]);
});

test.each([
	['/a{', 'braces'],
	['/a}', 'braces'],
	['/{a}', 'braces'],
	['/[a', 'brackets'],
	['/a'.repeat(3000), 'too-large'],
	['{'.repeat(100), 'too-large'],
])('%s is no pattern', (text, problem) => {
	expect(compilePattern([text])).toBe(problem);
});

test.each<[inner: string, outer: string, expected: boolean]>([
	['/a', '/a', true],
	['/a/b', '/a/**', true],
	['/a/b/**', '/a/**', true],
	['/a/*', '/a/**', true],
	['/a/b*', '/a/**', true],
	['/a/{,b}', '/a/**', false],
	['/a/', '/a/**', false],
	['/ab', '/a/**', false],
	['/a/**', '/a/b/**', false],
	['/a/*', '/a/*', true],
	['/a/*', '/a/b', false],
])('%s within %s: %s', (inner, outer, expected) => {
	expect(isWithin(compiled(inner), compiled(outer))).toBe(expected);
});

const part = fc.constantFrom(
	'a',
	'b',
	'/',
	'*',
	'**',
	'?',
	'[ab]',
	'[^a]',
	'{a,b}',
	'{,/b}',
	'\\*',
);
const pattern = fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
const path = fc
	.array(fc.constantFrom('a', 'b', '/', '*'), { maxLength: 8 })
	.map((parts) => `/${parts.join('')}`.replace(/\/+/g, '/'));

/** The same as a regular expression, which is safe for texts as short as these. */
function asExpression(text: string): RegExp {
	const plain = text.replace(/\/{2,}/g, '/');
	const source = plain.replace(
		/\\(.)|(?<=\/)(\*\*?)(?=\/|$)|(\*\*)|(\*)|(\?)|(\[\^?ab?\])|([{},])/g,
		(whole, literal, lone, double, single, one, set, brace) => {
			if (literal) return `\\${literal}`;
			if (lone) return lone === '**' ? '[^/][^]*' : '[^/]+';
			if (double) return '[^]*';
			if (single) return '[^/]*';
			if (one) return '[^/]';
			if (set) return set;
			return brace ? ({ '{': '(?:', '}': ')', ',': '|' }[brace as '{'] ?? whole) : whole;
		},
	);
	return new RegExp(`^${source}$`);
}

test('it says what a regular expression says', () => {
	fc.assert(
		fc.property(pattern, path, (text, asked) => {
			// Three stars in a row mean what AppArmor's lexer makes of them.
			fc.pre(!/\*{3}/.test(text) && !/\\\*\*|\*\{|\}\*/.test(text));
			expect(compiled(text).matches(asked)).toBe(asExpression(text).test(asked));
		}),
		{ numRuns: 3000 },
	);
});

test('what is within another matches nothing more', () => {
	fc.assert(
		fc.property(pattern, pattern, path, (inner, outer, asked) => {
			const [small, large] = [compiled(inner), compiled(outer)];
			if (isWithin(small, large) && small.matches(asked)) expect(large.matches(asked)).toBe(true);
		}),
		{ numRuns: 3000 },
	);
});
