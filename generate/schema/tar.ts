const block = 512;

/** The plain files of an uncompressed tar archive, by name (POSIX ustar; no long names). */
export function readTar(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
	const files = new Map<string, Uint8Array>();
	let at = 0;
	while (at + block <= bytes.length && bytes[at] !== 0) {
		const name = textAt(bytes, at, 100);
		const size = Number.parseInt(textAt(bytes, at + 124, 12), 8);
		const type = String.fromCharCode(bytes[at + 156] ?? 0);
		const start = at + block;
		if (type === '0' || type === '\0') files.set(name, bytes.subarray(start, start + size));
		at = start + Math.ceil(size / block) * block;
	}
	return files;
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
	const field = bytes.subarray(start, start + length);
	const end = field.indexOf(0);
	return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
