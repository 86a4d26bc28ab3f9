import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDockerfile } from './read.ts';

const pieces = fc.constantFrom(
	...['FROM a\n', 'FROM $A AS b\n', 'RUN ', 'ENV A=$A$A ', 'ARG A=${A:-${A}}\n', 'COPY --from=b '],
	...[
		'\n',
		'\r\n',
		'\\\n',
		'\\',
		'`',
		'# escape=`\n',
		'# x\n',
		' ',
		'\t',
		'"',
		"'",
		'$',
		'${',
		'}',
	],
	...['<<E', '<<-"E"\n', 'E\n', '["a", "b"]\n', '[', '--a=b ', '=', 'ONBUILD ', '\u{1F600}', '\0'],
);
const texts = fc.oneof(
	fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
	fc.string({ unit: 'binary', maxLength: 200 }),
);

test('no text makes it throw, and every place is within the text', () => {
	fc.assert(
		fc.property(texts, (text) => {
			const result = readDockerfile(`FROM a\n${text}`);
			if (result.kind === 'failure') return;
			let last = 0;
			for (const { from, instructions } of result.file.stages) {
				for (const { span, keywordSpan, words, flags, pairs, heredocs } of [
					from,
					...instructions,
				]) {
					expect(span.start).toBeGreaterThanOrEqual(last);
					last = span.end;
					for (const part of [
						keywordSpan,
						...[...words, ...flags, ...pairs, ...heredocs].map((each) => each.span),
					]) {
						expect(part.start).toBeGreaterThanOrEqual(span.start);
						expect(part.end).toBeGreaterThanOrEqual(part.start);
						expect(part.end).toBeLessThanOrEqual(text.length + 7);
					}
				}
			}
			expect(last).toBeLessThanOrEqual(text.length + 7);
		}),
		{ numRuns: 2000 },
	);
});

/** Milliseconds, the best of three. */
function duration(source: string): number {
	const times = [1, 2, 3].map(() => {
		const start = performance.now();
		readDockerfile(source);
		return performance.now() - start;
	});
	return Math.min(...times);
}

describe('time grows with the text and no faster', () => {
	const chain = (n: number) =>
		Array.from({ length: n }, (_, i) => `FROM s${i - 1} AS s${i}\nENV V${i}=$V${i - 1}$V0 \n`).join(
			'',
		);
	test.each<[what: string, text: (n: number) => string]>([
		['stages on one another', (n) => `FROM a AS s0\n${chain(n / 40)}`],
		['growing variables', (n) => `FROM a\nENV A=x\n${'ENV A=$A$A\n'.repeat(n / 11)}`],
		['braces', (n) => `FROM a\nUSER ${'${A:-'.repeat(n / 5)}`],
		['marks and blanks', (n) => `FROM a\nRUN a${' \\ '.repeat(n / 3)}`],
		['lines that go on', (n) => `FROM a\nRUN a ${'\\\n'.repeat(n / 2)}`],
		['comments within', (n) => `FROM a\nRUN a \\\n${'# c\n'.repeat(n / 4)}b`],
		['heredocs', (n) => `FROM a\nRUN ${'<<E '.repeat(n / 8)}\n${'E\n'.repeat(n / 8)}`],
		['heredocs that do not end', (n) => `FROM a\n${'RUN <<E\n'.repeat(n / 8)}`],
		['flags', (n) => `FROM a\nRUN ${'--a=b '.repeat(n / 6)}`],
		['open quotes', (n) => `FROM a\nLABEL ${'a="b'.repeat(n / 4)}`],
		['JSON', (n) => `FROM a\nCMD [${'"a",'.repeat(n / 4)}"a"]`],
		['brackets', (n) => `FROM a\nCMD ${'['.repeat(n)}`],
		['empty lines', (n) => `FROM a\n${' \n'.repeat(n / 2)}`],
	])('%s', (_, text) => {
		const [short, long] = [duration(text(100_000)), duration(text(400_000))];
		// Four times the text; the rest is for the clock and the collector.
		expect(long).toBeLessThan(short * 12 + 50);
	});
});
