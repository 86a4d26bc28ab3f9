import type { SchemaProblem } from '../../kube/schema/problem.ts';
import { validate } from '../../kube/schema/validate.ts';
import type { Problem } from '../../model/check.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import { renderVersion, type Version } from '../../model/version.ts';

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

// Keyed by the object itself, so an entry lives no longer than its object.
const known = new WeakMap<Fields, { version: string; problems: readonly SchemaProblem[] }>();

function problemsOf(resource: Resource, version: Version): readonly SchemaProblem[] {
	const name = renderVersion(version);
	const before = known.get(resource.value);
	if (before?.version === name) return before.problems;
	const problems = validate(resource.value, resource.apiVersion, resource.kind, version);
	known.set(resource.value, { version: name, problems });
	return problems;
}
