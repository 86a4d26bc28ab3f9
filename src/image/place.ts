import type { ImageReference } from './reference.ts';

/**
 * Whether an image comes from a place: a registry (`registry.example.com`, `localhost:5000`) or a
 * folder or repository in it (`registry.example.com/team`). Compares whole segments, so neither
 * `registry.example.com.evil.io` nor `registry.example.com/teamx` is in that folder. A place without
 * a registry (`team`) is one of Docker Hub, as in an image reference.
 */
export function comesFrom(reference: ImageReference, place: string): boolean {
	const name = `${canonicalHost(reference.registry)}/${reference.repository}`;
	const wanted = canonicalPlace(place);
	if (wanted === '' || !name.startsWith(wanted)) return false;
	return name.length === wanted.length || name[wanted.length] === '/';
}

/** A registry's host as one spelling: lower case, without the default port, Docker Hub by one name. */
export function canonicalHost(registry: string): string {
	const host = registry.toLowerCase();
	const short = host.endsWith(':443') ? host.slice(0, -':443'.length) : host;
	return dockerHub.has(short) ? 'docker.io' : short;
}

// Names under which Docker Hub's registry answers.
const dockerHub: ReadonlySet<string> = new Set([
	'index.docker.io',
	'registry-1.docker.io',
	'registry.hub.docker.com',
]);

function canonicalPlace(place: string): string {
	let end = place.length;
	while (end > 0 && place[end - 1] === '/') end--;
	const slash = place.indexOf('/');
	const hostEnd = slash < 0 || slash > end ? end : slash;
	const host = place.slice(0, hostEnd);
	const path = place.slice(hostEnd, end);
	if (host === '') return '';
	if (host !== 'localhost' && !/[.:A-Z]/.test(host)) return `docker.io/${host}${path}`;
	return `${canonicalHost(host)}${path}`;
}
