import { randomBytes } from 'node:crypto';
import {
	closeSync,
	fchmodSync,
	fchownSync,
	fstatSync,
	fsyncSync,
	openSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: the pieces go to a neighbour that takes the name when it is
 * complete. A device or pipe is no file to replace, and is written to as it is; links are followed.
 * Throws what the file system says.
 */
export function writeWhole(file: string, pieces: Iterable<string | Uint8Array>): void {
	const there = statSync(file, { throwIfNoEntry: false });
	if (there && !there.isFile()) {
		writeInto(file, pieces);
		return;
	}
	const target = there ? realpathSync(file) : file;
	const temporary = neighbourOf(target);
	const descriptor = openSync(temporary, 'wx', 0o666);
	try {
		try {
			for (const piece of inChunks(pieces)) writeFileSync(descriptor, piece);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
		renameSync(temporary, target);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

/**
 * Gives a file another text, whole or not at all, if it still has the one before. Mode and owner stay, and
 * a symbolic link leads where it led. Throws what the file system says.
 */
export function replaceText(file: string, before: string, after: string): 'written' | 'changed' {
	const target = realpathSync(file);
	const { mode, uid, gid } = statSync(target);
	const temporary = neighbourOf(target);
	const descriptor = openSync(temporary, 'wx', 0o600);
	try {
		try {
			writeFileSync(descriptor, after);
			fchmodSync(descriptor, mode & 0o7777);
			const made = fstatSync(descriptor);
			if (made.uid !== uid || made.gid !== gid) fchownSync(descriptor, uid, gid);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
		// As late as can be: what somebody else writes in between must not be lost.
		if (!readFileSync(target).equals(Buffer.from(before))) {
			rmSync(temporary);
			return 'changed';
		}
		renameSync(temporary, target);
		return 'written';
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

function neighbourOf(file: string): string {
	return join(dirname(file), `.holdfast-${randomBytes(6).toString('hex')}.tmp`);
}

function writeInto(file: string, pieces: Iterable<string | Uint8Array>): void {
	const descriptor = openSync(file, 'w');
	try {
		for (const piece of inChunks(pieces)) writeFileSync(descriptor, piece);
	} finally {
		closeSync(descriptor);
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
