const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Whether the last six characters are the CRC-32 of what stands before, in base 62. GitHub and npm end
 * their tokens so, for scanners to tell a token from something that looks like one.
 */
export function endsWithChecksum(body: string): boolean {
	let rest = crc32(body.slice(0, -6));
	let text = '';
	for (let i = 0; i < 6; i++) {
		text = (digits[rest % 62] ?? '') + text;
		rest = Math.floor(rest / 62);
	}
	return body.endsWith(text);
}

function crc32(text: string): number {
	let crc = 0xffffffff;
	for (let i = 0; i < text.length; i++) {
		crc ^= text.charCodeAt(i);
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return (crc ^ 0xffffffff) >>> 0;
}
