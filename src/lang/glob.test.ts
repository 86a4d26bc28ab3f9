import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

test.each([
	['pod/privileged', 'pod/privileged', true],
	['pod/privileged', 'pod/privilege', false],
	['pod/*', 'pod/privileged', true],
	['pod/*', 'pod/', true],
	['pod/*', 'pods/x', false],
	['pod/*', 'pod/a/b', false],
	['*', 'pod', true],
	['*', 'pod/x', false],
	['*/*', 'pod/x', true],
	['**', '', true],
	['**', 'a/b/c', true],
	['host/**', 'host/a/b', true],
	['host/**', 'host', false],
	['**/b', 'b', true],
	['**/b', 'a/b', true],
	['**/b', 'a/x/b', true],
	['**/b', 'ab', false],
	['**/b', 'a/ab', false],
	['a/**/b', 'a/b', true],
	['a/**/b', 'a/x/y/b', true],
	['a/**/b', 'axb', false],
	['a/**/b', 'a/xb', false],
	['**/testdata/**', 'src/testdata/a.yaml', true],
	['**/testdata/**', 'src/mytestdata/a.yaml', false],
	['**/**/b', 'b', true],
	['a**', 'abc/d', true],
	['a**/b', 'axx/b', true],
	['*.yaml', 'a.yaml', true],
	['*.yaml', 'ayaml', false],
	['a.b', 'axb', false],
	['[ab]', 'a', false],
	['[ab]', '[ab]', true],
	['a?', 'ab', false],
	['*b*', 'abc', true],
	['*b*', 'acc', false],
	['a*c', 'abcbc', true],
	['*😀', 'x😀', true],
	['', '', true],
	['', 'a', false],
])('%j against %j: %s', (pattern, text, expected) => {
	expect(compileGlob(pattern)(text)).toBe(expected);
});

describe('any pattern', () => {
	const pieces = fc.array(fc.constantFrom('a', 'b', '/', '*', '**', '**/'), { maxLength: 8 });
	const words = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 8 });

	test('matches what the regular expression of its meaning matches', () => {
		fc.assert(
			fc.property(pieces, words, (parts, letters) => {
				const [pattern, text] = [parts.join(''), letters.join('')];
				expect(compileGlob(pattern)(text)).toBe(asRegExp(pattern).test(text));
			}),
			{ numRuns: 1000 },
		);
	});

	test('takes time in proportion to the text', () => {
		const matches = compileGlob(`${'*a'.repeat(50)}**/${'**a'.repeat(50)}b`);
		const time = (text: string) => {
			const times = [1, 2, 3].map(() => {
				const start = performance.now();
				matches(text);
				return performance.now() - start;
			});
			return Math.min(...times);
		};
		time('a'.repeat(500));
		expect(time('a'.repeat(4000)) / Math.max(time('a'.repeat(500)), 0.3)).toBeLessThan(30);
	});
});

function asRegExp(pattern: string): RegExp {
	const source = pattern.replace(/(?<=^|\/)\*\*\/|\*\*|\*/g, (stars) => {
		if (stars === '**/') return '(?:.*/)?';
		return stars === '**' ? '.*' : '[^/]*';
	});
	return new RegExp(`^${source}$`, 's');
}
