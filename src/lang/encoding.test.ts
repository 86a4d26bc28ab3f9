import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './encoding.ts';

/** `LINE:COLUMN message`, or the text. */
function decoded(bytes: readonly number[]): string {
	const result = decodeText(Uint8Array.from(bytes));
	if (result.kind === 'text') return result.text;
	const { position, message } = result.diagnostic;
	return `${position.line}:${position.column} ${message}`;
}

const ascii = (text: string) => [...Buffer.from(text)];

describe('bytes are text or are told with their place', () => {
	test.each<[what: string, bytes: number[], expected: string]>([
		['nothing', [], ''],
		['ASCII', ascii('a: 1\n'), 'a: 1\n'],
		['other scripts', ascii('键: 值😀\n'), '键: 值😀\n'],
		['a mark of UTF-8 stays', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
		['UTF-16, little end first', [0xff, 0xfe, 0x61, 0], '1:1 the file is UTF-16'],
		['UTF-16, big end first', [0xfe, 0xff, 0, 0x61], '1:1 the file is UTF-16'],
		['a zero byte', [...ascii('a\nb'), 0], '2:2 a binary file: it holds a zero byte'],
		['a byte of Latin-1', [...ascii('a: "'), 0xe9, 0x22], '1:5 not valid UTF-8'],
		['a continuation alone', [...ascii('a\nbc'), 0x80], '2:3 not valid UTF-8'],
		['a character cut short', [0x61, 0xe2, 0x82], '1:2 not valid UTF-8'],
		['a character cut short by another', [0xe2, 0x82, 0x61], '1:1 not valid UTF-8'],
		['an overlong form', [0x61, 0xc0, 0xaf], '1:2 not valid UTF-8'],
		['a surrogate', [0x61, 0xed, 0xa0, 0x80], '1:2 not valid UTF-8'],
		['a character too large', [0x61, 0xf4, 0x90, 0x80, 0x80], '1:2 not valid UTF-8'],
		['columns count UTF-16 units', [...ascii('值😀'), 0xff], '1:4 not valid UTF-8'],
	])('%s', (_, bytes, expected) => {
		expect(decoded(bytes)).toBe(expected);
	});

	test('a view into a larger buffer is read alone', () => {
		const bytes = Uint8Array.from([0xff, 0x61, 0x62, 0xff]).subarray(1, 3);
		expect(decodeText(bytes)).toEqual({ kind: 'text', text: 'ab' });
	});
});

test('what is refused is told at its first bad byte', () => {
	const part = fc.oneof(
		{ weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).map(ascii) },
		{ weight: 1, arbitrary: fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 4 }) },
		{ weight: 2, arbitrary: fc.constant([10]) },
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
			const bytes = Uint8Array.from(parts.flat().filter((byte) => byte !== 0));
			const result = decodeText(bytes);
			const good = longestText(bytes);
			const lines = good.split('\n');
			const end = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
			if (result.kind === 'text') expect(good).toBe(result.text);
			else if (!result.diagnostic.message.includes('UTF-16')) {
				expect(result.diagnostic.position).toEqual(end);
			}
		}),
		{ numRuns: 500 },
	);
});

/** The longest beginning that is UTF-8, found the slow way. */
function longestText(bytes: Uint8Array): string {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	for (let end = bytes.length; end > 0; end--) {
		try {
			return decoder.decode(bytes.subarray(0, end));
		} catch {
			// One byte less, then.
		}
	}
	return '';
}
