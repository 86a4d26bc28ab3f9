import type { Context } from '../../checks/define.ts';
import { World } from '../../kube/world.ts';
import { readYaml, type YamlSource } from '../../lang/yaml/read.ts';
import type { Finding } from '../../model/finding.ts';
import type { Path } from '../../model/path.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Fact } from './fact.ts';
import { inspect } from './inspect.ts';
import { placeOf } from './known-places.ts';
import { placeHits } from './place.ts';
import { isEmptyPlan, type Plan } from './plan.ts';

/** How the pass over the world gets at files. */
export type Files = {
	/** What fingerprints call a file. */
	readonly identityOf: (file: string) => string;
	/** The text of a file, again; undefined when it is gone. */
	readonly reread: (file: string) => string | undefined;
};

/**
 * Runs the checks that look from one object to another, over the facts of every input; gives the
 * findings of each file. A file is read once more where the facts do not hold a finding's place.
 */
export function scanWorld(
	facts: readonly Fact[],
	plan: Plan,
	context: Omit<Context, 'world'>,
	files: Files,
): ReadonlyMap<string, readonly Finding[]> {
	const found = new Map<string, Finding[]>();
	if (isEmptyPlan(plan)) return found;
	const complete = { ...context, world: new World(facts.map(({ resource }) => resource)) };
	const sourcesOf = rememberLast((file: { readonly name: string }) =>
		readSources(files, file.name),
	);
	for (const [name, ofFile] of Map.groupBy(facts, ({ resource }) => resource.origin.file)) {
		const file = { name };
		const findings = ofFile.flatMap(({ resource, places }) => {
			const { document, path: item } = resource.origin;
			const rangeOf = (path: Path) =>
				placeOf(path, resource, places) ??
				sourcesOf(file)
					.get(document)
					?.range([...item, ...path]);
			const hits = inspect(resource, plan, complete);
			return placeHits(hits, resource, files.identityOf(name), rangeOf);
		});
		if (findings.length > 0) found.set(name, findings);
	}
	return found;
}

function readSources({ reread }: Files, file: string): ReadonlyMap<number, YamlSource> {
	const sources = new Map<number, YamlSource>();
	for (const document of readYaml(reread(file) ?? '').documents) {
		if (document.kind === 'value') sources.set(document.number, document.source);
	}
	return sources;
}
