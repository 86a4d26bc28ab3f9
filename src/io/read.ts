import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { decodeText } from '../lang/encoding.ts';
import type { LedgerRow } from '../model/ledger.ts';
import type { Position } from '../model/source.ts';
import { type Text, text } from '../model/text.ts';
import { explainFailure, standardInput } from './find.ts';

/** The text of a file, or the row that says why there is none. */
export type ReadText =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'failure'; readonly row: LedgerRow };

/** No file of more bytes is read. */
const maxBytes = 32 * 1024 * 1024;

/** Reads a file, or standard input for `-`, as UTF-8. Blocks; never throws. */
export function readText(file: string): ReadText {
	let bytes: Uint8Array | undefined;
	try {
		bytes = readBytes(file);
	} catch (error) {
		return failure(file, explainFailure(error));
	}
	if (bytes === undefined) return failure(file, tooLarge);
	if (file === standardInput && bytes.length === 0) return failure(file, noInput);
	const decoded = decodeText(bytes);
	if (decoded.kind === 'text') return decoded;
	const { message, suggestion, position } = decoded.diagnostic;
	const reason = text(
		suggestion ? `${message}; ${suggestion}` : message,
		chinese.get(message) ?? message,
	);
	return failure(file, reason, position);
}

const tooLarge = text(
	`larger than ${maxBytes / 1024 / 1024} MiB; split the file`,
	`超过 ${maxBytes / 1024 / 1024} MiB，请拆分文件`,
);
const noInput = text('standard input is empty', '标准输入为空');
const chinese = new Map([
	['the file is UTF-16', '文件是 UTF-16 编码，请另存为 UTF-8'],
	['a binary file: it holds a zero byte', '二进制文件：含有零字节'],
	['not valid UTF-8', '不是有效的 UTF-8，请另存为 UTF-8'],
]);

function readBytes(file: string): Uint8Array | undefined {
	const descriptor = file === standardInput ? 0 : openSync(file, 'r');
	try {
		const stats = fstatSync(descriptor);
		if (stats.isFile() && stats.size > maxBytes) return undefined;
		return stats.isFile() && file !== standardInput
			? readFileSync(descriptor)
			: readStream(descriptor);
	} finally {
		if (file !== standardInput) closeSync(descriptor);
	}
}

function readStream(descriptor: number): Uint8Array | undefined {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const chunk = Buffer.allocUnsafe(64 * 1024);
		const read = readChunk(descriptor, chunk);
		if (read === 0) return Buffer.concat(chunks, length);
		chunks.push(chunk.subarray(0, read));
		length += read;
		if (length > maxBytes) return undefined;
	}
}

function readChunk(descriptor: number, into: Buffer): number {
	for (;;) {
		try {
			return readSync(descriptor, into, 0, into.length, null);
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			if (code === 'EOF') return 0;
			if (code !== 'EAGAIN') throw error;
			// A pipe that has nothing yet: wait a little and ask again.
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
		}
	}
}

function failure(file: string, reason: Text, position?: Position): ReadText {
	const row: LedgerRow = { file, document: undefined, status: 'unreadable', reason, position };
	return { kind: 'failure', row };
}
