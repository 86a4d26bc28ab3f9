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
	if (digest !== undefined && !digestForm.test(digest)) return undefined;
	const tagged = at < 0 ? text : text.slice(0, at);
	const nameEnd = tagged.lastIndexOf(':');
	const hasTag = nameEnd > tagged.lastIndexOf('/');
	const tag = hasTag ? tagged.slice(nameEnd + 1) : undefined;
	if (tag !== undefined && !tagForm.test(tag)) return undefined;
	const name = hasTag ? tagged.slice(0, nameEnd) : tagged;
	// A bare image id would be ambiguous; upstream refuses it.
	if (name === text && imageId.test(text)) return undefined;
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
	if (repository.length > maxRepository || !pathForm.test(path)) return undefined;
	// A host with an underscore is no host to the grammar, but it passes as a path segment.
	if (hasRegistry && !hostForm.test(registry) && !pathForm.test(registry)) return undefined;
	return { registry, repository };
}

/** Whether the first of several segments is a registry, as Docker decides it. */
function isRegistry(segment: string): boolean {
	if (segment === 'localhost' || segment.includes('.') || segment.includes(':')) return true;
	return segment !== segment.toLowerCase();
}

// Each pattern can read on in one way only, so none takes longer than the text is long.
const segment = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const label = '[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*';
const pathForm = new RegExp(`^${segment}(?:/${segment})*$`);
const hostForm = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[\\da-fA-F:]+\\])(?::\\d+)?$`);
const tagForm = /^\w[\w.-]{0,127}$/;
// The algorithms that the kubelet registers; upstream refuses others and upper-case digits.
const digestForm = /^(?:sha256:[\da-f]{64}|sha384:[\da-f]{96}|sha512:[\da-f]{128})$/;
const imageId = /^[\da-f]{64}$/;
