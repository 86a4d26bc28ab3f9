import type { Edit } from '../../model/edit.ts';
import type { Finding } from '../../model/finding.ts';
import { isSamePath, type Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Resource, ResourceRef } from '../../model/resource.ts';
import type { Range } from '../../model/source.ts';
import { fingerprint, namedPath } from './fingerprint.ts';
import type { Hit } from './inspect.ts';

/**
 * Gives hits in one object their places and fingerprints. `rangeOf` finds a path in the source, unless
 * the source is gone; `file` names the file for fingerprints.
 */
export function placeHits(
	hits: readonly Hit[],
	resource: Resource,
	file: string,
	rangeOf: (path: Path) => Range | undefined,
): Finding[] {
	const findings: Finding[] = [];
	// Several hits in a row often have the same place.
	const recent: Place[] = [];
	for (const hit of hits) {
		const { path } = hit.problem;
		let place = recent.find((each) => isSamePath(each.path, path));
		if (!place) {
			const range = rangeOf(path);
			if (!range) continue;
			place = { path, range, name: namedPath(resource.value, path) };
			if (recent.length === mostRecent) recent.length = 0;
			recent.push(place);
		}
		findings.push(findingAt(place, hit, resource, file));
	}
	return findings;
}

type Place = {
	readonly path: Path;
	readonly range: Range;
	/** For fingerprints. */
	readonly name: string;
};

const mostRecent = 8;

function findingAt(place: Place, hit: Hit, resource: Resource, file: string): Finding {
	const { id, story, problem, container } = hit;
	const { origin } = resource;
	const finding: Finding = {
		check: id,
		severity: problem.severity ?? story.severity,
		message: problem.message ?? story.title,
		resource: reference(resource),
		container: container || undefined,
		path: place.path,
		file: origin.file,
		document: origin.document,
		item: origin.path,
		range: place.range,
		standards: story.standards,
		fix: problem.fix?.safety,
		fingerprint: fingerprint(id, file, resource, place.name),
		suppressed: undefined,
	};
	if (!problem.isSecret && !problem.fix) return finding;
	return {
		...finding,
		...(problem.isSecret && { isSecret: true }),
		...(problem.fix && { edits: inDocument(problem.fix.edits, origin.path) }),
		...(problem.fix?.splices && { splices: problem.fix.splices }),
		...(problem.fix?.companions && { companions: problem.fix.companions }),
	};
}

function inDocument(edits: readonly Edit[], item: Path): readonly Edit[] {
	if (item.length === 0) return edits;
	return edits.map((edit) => ({ ...edit, path: [...item, ...edit.path] }));
}

// The findings of an object share one reference to it.
const reference = rememberLast(
	({ apiVersion, kind, namespace, name }: Resource): ResourceRef => ({
		apiVersion,
		kind,
		namespace,
		name,
	}),
);
