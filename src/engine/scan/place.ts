import type { YamlSource } from '../../lang/yaml/read.ts';
import type { Finding } from '../../model/finding.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Resource, ResourceRef } from '../../model/resource.ts';
import type { Range } from '../../model/source.ts';
import { fingerprint } from './fingerprint.ts';
import type { Hit } from './inspect.ts';

/** Gives a hit its place in the source and its fingerprint. `file` names the file for fingerprints. */
export function placeHit(hit: Hit, resource: Resource, source: YamlSource, file: string): Finding {
	const range = source.range([...resource.origin.path, ...hit.problem.path]);
	return findingAt(range, hit, resource, file);
}

/** A hit whose place is known. */
export function findingAt(range: Range, hit: Hit, resource: Resource, file: string): Finding {
	const { id, story, problem, container } = hit;
	const { origin } = resource;
	return {
		check: id,
		severity: problem.severity ?? story.severity,
		message: problem.message ?? story.title,
		resource: reference(resource),
		container: container || undefined,
		path: problem.path,
		file: origin.file,
		document: origin.document,
		item: origin.path,
		range,
		standards: story.standards,
		fix: problem.fix?.safety,
		fingerprint: fingerprint(id, file, resource, problem.path),
		suppressed: undefined,
		...(problem.isSecret && { isSecret: true }),
	};
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
