import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: the pieces go to a neighbour that takes the name when it is
 * complete. Throws what the file system says.
 */
export function writeWhole(file: string, pieces: Iterable<string | Uint8Array>): void {
	const temporary = join(dirname(file), `.holdfast-${randomBytes(6).toString('hex')}.tmp`);
	const descriptor = openSync(temporary, 'wx', 0o666);
	try {
		try {
			for (const piece of inChunks(pieces)) writeFileSync(descriptor, piece);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
		renameSync(temporary, file);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

/** Joins small pieces, so that each write is worth its system call. */
export function* inChunks(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
	let chunk: Uint8Array[] = [];
	let length = 0;
	for (const piece of pieces) {
		const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
		chunk.push(bytes);
		length += bytes.length;
		if (length < 64 * 1024) continue;
		yield Buffer.concat(chunk, length);
		chunk = [];
		length = 0;
	}
	if (chunk.length > 0) yield Buffer.concat(chunk, length);
}
