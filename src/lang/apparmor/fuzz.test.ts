import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikePolicy } from './name.ts';
import { readAppArmor } from './read.ts';
import { accepted } from './test-cases.ts';
import type { Span, Statement } from './tree.ts';

const pieces = fc.constantFrom(
	...['profile a ', 'hat b ', '^c ', '{', '}', '/x r,', 'rw /y,', 'deny ', 'owner ', 'audit '],
	...['file,', 'capability ', 'sys_admin', 'network inet,', 'mount options=(', ')', ' -> ', '->'],
	...['"', '\\', ',', '=', ' in ', '(', '#', '# c\n', '#include <a>', 'include if exists ', '\n'],
	...['@{X} = /a\n', '@{X}', '@{', '$x = true\n', 'if $x {', 'else ', 'flags=(', 'complain', ' '],
	...['peer=(label=a)', 'set rlimit nofile <= 5,', 'abi <abi/4.0>,', 'alias /a -> /b,', '\0', '😀'],
);
const texts = fc.oneof(
	fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
	fc
		.tuple(fc.constantFrom(...accepted), fc.nat(200), pieces)
		.map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at)),
	fc.string({ unit: 'binary', maxLength: 200 }),
);

test('no text makes it throw, and every place is within what holds it', () => {
	fc.assert(
		fc.property(texts, (text) => {
			looksLikePolicy(text);
			const result = readAppArmor(text);
			if (result.kind === 'failure') {
				expect(result.diagnostic.message).not.toBe('');
				return;
			}
			if (result.kind === 'part') return;
			const { profiles, variables, includes, comments } = result.policy;
			const whole = { start: 0, end: text.length };
			for (const { span } of [...variables, ...includes, ...comments]) expectWithin(span, whole);
			expectOrder(profiles, whole);
		}),
		{ numRuns: 3000 },
	);
});

function expectWithin(span: Span, whole: Span): void {
	expect(span.start).toBeGreaterThanOrEqual(whole.start);
	expect(span.end).toBeGreaterThanOrEqual(span.start);
	expect(span.end).toBeLessThanOrEqual(whole.end);
}

function expectOrder(statements: readonly Statement[], whole: Span): void {
	let { start } = whole;
	for (const statement of statements) {
		const { kind, span } = statement;
		expectWithin(span, { start, end: whole.end });
		start = span.end;
		if (kind === 'profile') {
			expectWithin(statement.headSpan, span);
			for (const flag of statement.flags) expectWithin(flag.span, statement.headSpan);
		}
		if (kind === 'profile' || kind === 'block') expectOrder(statement.rules, span);
		if (kind === 'choice') expectOrder([...statement.rules, ...statement.otherwise], span);
		if (kind === 'file' && statement.path) expectWithin(statement.path.span, span);
	}
}

/** Milliseconds, the best of three. */
function duration(source: string): number {
	const times = [1, 2, 3].map(() => {
		const start = performance.now();
		looksLikePolicy(source);
		readAppArmor(source);
		return performance.now() - start;
	});
	return Math.min(...times);
}

describe('time grows with the text and no faster', () => {
	const inside = (text: string) => (n: number) => `profile a {\n${text.repeat(n / text.length)}\n}`;
	test.each<[what: string, text: (n: number) => string]>([
		['rules', inside('/x r,\n')],
		['rules without a comma', inside('/x r\n')],
		['one long path', inside('a'.repeat(1000))],
		['a path of stars', (n) => `profile a { /${'*'.repeat(n)} r, }`],
		['open quotes', inside('"/x ')],
		['open brackets', (n) => `profile a { mount options=${'('.repeat(n)}`],
		['lists', (n) => `profile a flags=(${'a,'.repeat(n / 2)}) { }`],
		['commas', inside(',')],
		['comments', inside('# c\n')],
		['comments in a rule', (n) => `profile a { /x ${'# c\n'.repeat(n / 4)} r, }`],
		['includes', inside('include <a>\n')],
		['includes without an end', inside('include <a ')],
		['open profiles', inside('profile b {')],
		['open conditions', inside('if $x {')],
		['conditions', (n) => `profile a { if ${'not '.repeat(n / 4)}`],
		['values', (n) => `@{X} = ${'/a '.repeat(n / 3)}\nprofile a { }`],
		['assignments', (n) => '@{X} += /a\n'.repeat(n / 11)],
		['continued lines', (n) => `@{X} = ${'\\\n'.repeat(n / 2)}`],
		['blanks', (n) => ' '.repeat(n)],
		['empty lines', (n) => '\n'.repeat(n)],
		['words', inside('deny ')],
		['capabilities', (n) => `profile a { capability ${'chown '.repeat(n / 6)}, }`],
		['numbers', (n) => `profile a { priority=${'1'.repeat(n)} /x r, }`],
	])('%s', (_, text) => {
		const [short, long] = [duration(text(100_000)), duration(text(400_000))];
		// Four times the text; the rest is for the clock and the collector.
		expect(long).toBeLessThan(short * 12 + 50);
	});
});
