import type { SchemaProblem } from '../../kube/schema/problem.ts';
import { validate } from '../../kube/schema/validate.ts';
import type { Problem } from '../../model/check.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import type { Version } from '../../model/version.ts';

type Kind = SchemaProblem['kind'];

/**
 * The problems of one kind that the schema finds in an object, described by `describe`. The object is
 * validated once, however many checks ask.
 */
export function schemaProblems<K extends Kind>(
	resource: Resource,
	version: Version,
	kind: K,
	describe: (problem: SchemaProblem & { readonly kind: K }) => Omit<Problem, 'path'>,
): readonly Problem[] | undefined {
	const all = problemsOf(resource, version);
	if (all.length === 0) return undefined;
	return all
		.filter(isOfKind(kind))
		.map((problem) => ({ path: problem.path, ...describe(problem) }));
}

function isOfKind<K extends Kind>(kind: K) {
	return (problem: SchemaProblem): problem is SchemaProblem & { readonly kind: K } =>
		problem.kind === kind;
}

function problemsOf(resource: Resource, version: Version): readonly SchemaProblem[] {
	const { value, apiVersion, kind } = resource;
	if (last.value !== value || last.version !== version) {
		last = { value, version, problems: validate(value, apiVersion, kind, version) };
	}
	return last.problems;
}

// Five checks ask about one object in a row.
let last: {
	readonly value: Fields | undefined;
	readonly version: Version | undefined;
	readonly problems: readonly SchemaProblem[];
} = { value: undefined, version: undefined, problems: [] };
