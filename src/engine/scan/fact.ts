import type { Path } from '../../model/path.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import type { Range } from '../../model/source.ts';
import { worldFacts } from './facts.ts';
import { type KnownPlaces, keepPlaces } from './known-places.ts';

/** An object of the world, with the places of its text that checks name most often. */
export type Fact = { readonly resource: Resource; readonly places: KnownPlaces };

/** What the world keeps of an object; undefined when no check reads its kind. */
export function factOf(
	resource: Resource,
	reads: ReadonlySet<string>,
	rangeOf: (path: Path) => Range,
): Fact | undefined {
	const facts = worldFacts(resource, reads);
	return facts && { resource: facts, places: keepPlaces(facts, rangeOf) };
}

/** Facts as JSON, without the names that all have in common. Texts cost the collector nothing. */
export function packFacts(facts: readonly Fact[]): string {
	let last: string | undefined;
	return JSON.stringify(
		facts.map(({ resource, places }): Packed => {
			const { apiVersion, kind, namespace, name, value, origin } = resource;
			const { file, document, path } = origin;
			const packedFile = file === last ? null : file;
			last = file;
			return [packedFile, document, path, apiVersion, kind, namespace ?? null, name, value, places];
		}),
	);
}

/** Reads back what `packFacts` wrote. */
export function unpackFacts(text: string): Fact[] {
	let last = '';
	return (JSON.parse(text) as Packed[]).map((row): Fact => {
		const [file, document, path, apiVersion, kind, namespace, name, value, places] = row;
		last = file ?? last;
		const origin = { file: last, document, path };
		const head = { apiVersion, kind, name, namespace: namespace ?? undefined };
		return { resource: { ...head, value, origin }, places };
	});
}

/** The file is null where it is the one before. */
type Packed = [
	file: string | null,
	document: number,
	path: Resource['origin']['path'],
	apiVersion: string,
	kind: string,
	namespace: string | null,
	name: string,
	value: Fields,
	places: KnownPlaces,
];
