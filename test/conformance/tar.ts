import { gunzipSync } from 'node:zlib';

/** One regular file of an archive. */
export type TarFile = { readonly path: string; readonly text: string };

/** The regular files of a gzipped ustar archive, bounded in size and number. */
export function readTarGz(archive: Uint8Array, limits = defaultLimits): readonly TarFile[] {
	const bytes = gunzipSync(archive, { maxOutputLength: limits.bytes });
	const files: TarFile[] = [];
	let offset = 0;
	while (offset + block <= bytes.length && bytes[offset] !== 0) {
		const header = bytes.subarray(offset, offset + block);
		const start = offset + block;
		const size = readSize(header);
		if (start + size > bytes.length) throw new Error(`archive ends within ${readPath(header)}`);
		if (isRegular(header)) {
			const text = bytes.toString('utf8', start, start + size);
			if (files.push({ path: readPath(header), text }) > limits.files) {
				throw new Error(`archive holds more than ${limits.files} files`);
			}
		}
		offset = start + Math.ceil(size / block) * block;
	}
	return files;
}

const block = 512;
const defaultLimits = { bytes: 64 * 1024 * 1024, files: 20_000 };

// Places of the ustar header, POSIX.1-1988: name 0..100, size 124..136 in octal, type 156,
// prefix 345..500.

function readPath(header: Buffer): string {
	const name = readText(header, 0, 100);
	const prefix = readText(header, 345, 500);
	return prefix === '' ? name : `${prefix}/${name}`;
}

function readSize(header: Buffer): number {
	const size = Number.parseInt(readText(header, 124, 136).trim() || '0', 8);
	if (!Number.isSafeInteger(size) || size < 0) throw new Error(`bad size of ${readPath(header)}`);
	return size;
}

function isRegular(header: Buffer): boolean {
	return header[156] === 0 || header[156] === '0'.charCodeAt(0);
}

function readText(header: Buffer, from: number, to: number): string {
	const end = header.indexOf(0, from);
	return header.toString('utf8', from, end < 0 || end > to ? to : end);
}
