import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../model/source.ts';

/** A file's text, or why its bytes are none. */
export type Decoded =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'failure'; readonly diagnostic: Diagnostic };

/** Decodes UTF-8 strictly: no byte is replaced or dropped. */
export function decodeText(bytes: Uint8Array): Decoded {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (hasUtf16Mark(view)) return failure(view, 0, 'the file is UTF-16');
	const nul = view.indexOf(0);
	if (nul >= 0) return failure(view, nul, 'a binary file: it holds a zero byte', false);
	if (!isUtf8(view)) return failure(view, firstInvalid(view), 'not valid UTF-8');
	return { kind: 'text', text: view.toString('utf8') };
}

function hasUtf16Mark(bytes: Buffer): boolean {
	const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
	return mark === 0xfeff || mark === 0xfffe;
}

/** The offset of the first byte that belongs to no character, found by halving. */
function firstInvalid(bytes: Buffer): number {
	let good = 0;
	let bad = bytes.length;
	while (bad - good > 4) {
		const middle = boundary(bytes, (good + bad) >> 1, good);
		if (middle <= good) break;
		if (isUtf8(bytes.subarray(good, middle))) good = middle;
		else bad = middle;
	}
	for (let next = good; next <= bad && isUtf8(bytes.subarray(good, next)); ) {
		good = next;
		next += width(bytes[good] ?? 0);
	}
	return good;
}

/** The nearest start of a character at or before `at`, but after `above`. */
function boundary(bytes: Buffer, at: number, above: number): number {
	let start = at;
	while (start > above && isContinuation(bytes[start])) start--;
	return start;
}

/** How many bytes a character has that begins with this one. */
function width(first: number): number {
	if (first < 0x80) return 1;
	if (first < 0xe0) return 2;
	return first < 0xf0 ? 3 : 4;
}

function isContinuation(byte: number | undefined): boolean {
	return byte !== undefined && (byte & 0xc0) === 0x80;
}

function failure(bytes: Buffer, offset: number, message: string, isText = true): Decoded {
	const before = bytes.subarray(0, offset);
	const lineStart = before.lastIndexOf(10) + 1;
	let line = 1;
	for (let at = before.indexOf(10); at >= 0; at = before.indexOf(10, at + 1)) line++;
	const column = before.subarray(lineStart).toString('utf8').length + 1;
	return {
		kind: 'failure',
		diagnostic: {
			code: 'not-text',
			message,
			position: { line, column },
			...(isText && { suggestion: 'save it as UTF-8' }),
		},
	};
}
