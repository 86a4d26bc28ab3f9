/** An image reference with the defaults that kubelet and container runtimes apply. */
export type ImageReference = {
	/** Host and port as written; `docker.io` when none is, and for Docker Hub's old name. */
	readonly registry: string;
	/** The repository within its registry; `library/nginx` for Docker Hub's `nginx`. */
	readonly repository: string;
	/** As written. */
	readonly tag: string | undefined;
	/** As written, with its algorithm: `sha256:...`. */
	readonly digest: string | undefined;
	/** What is asked of the registry: the tag, `latest` when none; undefined when a digest rules. */
	readonly effectiveTag: string | undefined;
};

const maxLength = 1024;
const maxRepository = 255;

/**
 * Reads an image reference by the grammar of github.com/distribution/reference, as the kubelet does
 * (`ParseNormalizedNamed`); undefined for what it refuses with InvalidImageName.
 */
export function parseReference(text: string): ImageReference | undefined {
	if (text.length === 0 || text.length > maxLength) return undefined;
	const at = text.indexOf('@');
	const digest = at < 0 ? undefined : text.slice(at + 1);
	if (digest !== undefined && !isDigest(digest)) return undefined;
	const tagged = at < 0 ? text : text.slice(0, at);
	const nameEnd = tagged.lastIndexOf(':');
	const hasTag = nameEnd > tagged.lastIndexOf('/');
	const tag = hasTag ? tagged.slice(nameEnd + 1) : undefined;
	if (tag !== undefined && !isTag(tag)) return undefined;
	const name = hasTag ? tagged.slice(0, nameEnd) : tagged;
	// A bare image id would be ambiguous; upstream refuses it.
	if (text.length === 64 && name === text && isHex(text)) return undefined;
	const place = splitName(name);
	if (!place) return undefined;
	const effectiveTag = digest === undefined ? (tag ?? 'latest') : undefined;
	return { ...place, tag, digest, effectiveTag };
}

function splitName(name: string): { registry: string; repository: string } | undefined {
	const end = name.indexOf('/');
	const first = end < 0 ? '' : name.slice(0, end);
	const hasRegistry = isRegistry(first);
	const written = hasRegistry ? first : 'docker.io';
	const registry = written === 'index.docker.io' ? 'docker.io' : written;
	const path = hasRegistry ? name.slice(end + 1) : name;
	const isOfficial = registry === 'docker.io' && !path.includes('/');
	const repository = isOfficial ? `library/${path}` : path;
	if (repository.length > maxRepository || !isPath(path)) return undefined;
	// A host with an underscore is no host to the grammar, but it passes as a path segment.
	if (hasRegistry && !isHost(registry) && !isPath(registry)) return undefined;
	return { registry, repository };
}

/** Whether the first of several segments is a registry, as Docker decides it. */
function isRegistry(segment: string): boolean {
	if (segment === 'localhost' || segment.includes('.') || segment.includes(':')) return true;
	return segment !== segment.toLowerCase();
}

function isHost(registry: string): boolean {
	const isAddress = registry.startsWith('[');
	const end = isAddress ? registry.indexOf(']') + 1 : registry.indexOf(':');
	if (isAddress && end === 0) return false;
	const host = end > 0 ? registry.slice(0, end) : registry;
	return isPort(registry.slice(host.length)) && (isAddress ? isAddressV6(host) : isDomain(host));
}

function isPort(port: string): boolean {
	return port === '' || (port.length > 1 && port[0] === ':' && every(port, 1, isDigit));
}

function isAddressV6(host: string): boolean {
	return (
		host.length > 2 && every(host.slice(1, -1), 0, (code) => isHexDigit(code) || code === colon)
	);
}

/** Labels of letters, digits and dashes, which neither begin nor end with a dash. */
function isDomain(host: string): boolean {
	let previous = dot;
	for (let i = 0; i < host.length; i++) {
		const code = host.charCodeAt(i);
		if (code === dot) {
			if (previous === dot || previous === dash) return false;
		} else if (code === dash) {
			if (previous === dot) return false;
		} else if (!isWord(code) || code === underscore) return false;
		previous = code;
	}
	return previous !== dot && previous !== dash;
}

/** Segments of lower-case letters and digits, parted by one dot, one or two underscores, or dashes. */
function isPath(path: string): boolean {
	let previous = slash;
	let run = 0;
	for (let i = 0; i < path.length; i++) {
		const code = path.charCodeAt(i);
		run = code === previous ? run + 1 : 1;
		if (!isLower(code) && !isDigit(code)) {
			if (!mayFollow(code, previous, run)) return false;
		}
		previous = code;
	}
	return isLower(previous) || isDigit(previous);
}

function mayFollow(code: number, previous: number, run: number): boolean {
	if (isLower(previous) || isDigit(previous)) return isSeparator(code) || code === slash;
	return code === previous && (code === dash || (code === underscore && run === 2));
}

function isSeparator(code: number): boolean {
	return code === dot || code === dash || code === underscore;
}

function isTag(tag: string): boolean {
	if (tag.length === 0 || tag.length > 128 || !isWord(tag.charCodeAt(0))) return false;
	return every(tag, 1, (code) => isWord(code) || code === dot || code === dash);
}

// The algorithms that the kubelet registers; upstream refuses others and upper-case digits.
const digestLengths = new Map([
	['sha256', 64],
	['sha384', 96],
	['sha512', 128],
]);

function isDigest(digest: string): boolean {
	const end = digest.indexOf(':');
	const hex = digest.slice(end + 1);
	return hex.length === digestLengths.get(digest.slice(0, end)) && isHex(hex);
}

function isHex(text: string): boolean {
	return every(text, 0, (code) => isDigit(code) || (code >= 97 && code <= 102));
}

function every(text: string, from: number, test: (code: number) => boolean): boolean {
	for (let i = from; i < text.length; i++) if (!test(text.charCodeAt(i))) return false;
	return true;
}

const colon = 58;
const dash = 45;
const dot = 46;
const slash = 47;
const underscore = 95;

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function isLower(code: number): boolean {
	return code >= 97 && code <= 122;
}

function isWord(code: number): boolean {
	return isLower(code) || isDigit(code) || (code >= 65 && code <= 90) || code === underscore;
}

function isHexDigit(code: number): boolean {
	return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
