/** A block of IPv4 addresses: its first and last as numbers. */
type Block = { readonly first: number; readonly last: number };

/** Whether a block of addresses (`10.0.0.0/8`) contains another or an address. False for what cannot be read. */
export function contains(block: string, other: string): boolean {
	if (block.includes(':') || other.includes(':')) return containsIpv6(block, other);
	const [outer, inner] = [blockOf(block), blockOf(other)];
	return !!outer && !!inner && outer.first <= inner.first && outer.last >= inner.last;
}

/** Whether a block is the whole of IPv4 or IPv6. */
export function isEverything(block: string): boolean {
	return contains(block, '0.0.0.0/0') || anyIpv6.has(block);
}

/** Whether an address is of the loopback or link-local range, where no Pod has one. */
export function isNodeLocal(address: string): boolean {
	const lower = address.toLowerCase();
	if (lower.includes(':')) return lower === '::1' || /^fe[89ab][0-9a-f]:/.test(lower);
	return contains('127.0.0.0/8', address) || contains('169.254.0.0/16', address);
}

const anyIpv6: ReadonlySet<string> = new Set(['::/0', '0::/0', '0:0:0:0:0:0:0:0/0']);

// Of IPv6, only the whole and equal ones are told apart: no check asks for more.
function containsIpv6(block: string, other: string): boolean {
	if (anyIpv6.has(block)) return other.includes(':');
	const [address, length = '128'] = block.toLowerCase().split('/');
	const [wanted, wantedLength = '128'] = other.toLowerCase().split('/');
	return address === wanted && Number(length) <= Number(wantedLength);
}

function blockOf(text: string): Block | undefined {
	const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
	if (!match) return undefined;
	const [octets, length] = [match.slice(1, 5).map(Number), Number(match[5] ?? 32)];
	if (length > 32 || octets.some((octet) => octet > 255)) return undefined;
	const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
	const size = 2 ** (32 - length);
	const first = Math.floor(address / size) * size;
	return { first, last: first + size - 1 };
}
