import type { Context } from '../../checks/define.ts';
import { World } from '../../kube/world.ts';
import { readYaml, type YamlSource } from '../../lang/yaml/read.ts';
import type { Finding } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';
import { type Hit, inspect } from './inspect.ts';
import { placeHit } from './place.ts';
import { isEmptyPlan, type Plan } from './plan.ts';

/** Gives the text of a file again, and its name for fingerprints; undefined when it is gone. */
export type Reread = (
	file: string,
) => { readonly text: string; readonly identity: string } | undefined;

/**
 * Runs the checks that look from one object to another, over the facts of every input; gives the
 * findings of each file. Files with findings are read once more for their places, one at a time.
 */
export function scanWorld(
	facts: readonly Resource[],
	plan: Plan,
	context: Omit<Context, 'world'>,
	reread: Reread,
): Map<string, Finding[]> {
	const found = new Map<string, Finding[]>();
	if (isEmptyPlan(plan)) return found;
	const complete = { ...context, world: new World(facts) };
	const byFile = new Map<string, { hit: Hit; resource: Resource }[]>();
	for (const resource of facts) {
		for (const hit of inspect(resource, plan, complete)) {
			const { file } = resource.origin;
			const same = byFile.get(file);
			if (same) same.push({ hit, resource });
			else byFile.set(file, [{ hit, resource }]);
		}
	}
	for (const [file, hits] of byFile) {
		const again = reread(file);
		if (!again) continue;
		const sources = sourcesOf(again.text);
		const findings = hits.flatMap(({ hit, resource }) => {
			const source = sources.get(resource.origin.document);
			return source ? [placeHit(hit, resource, source, again.identity)] : [];
		});
		found.set(file, findings);
	}
	return found;
}

function sourcesOf(text: string): Map<number, YamlSource> {
	const sources = new Map<number, YamlSource>();
	for (const document of readYaml(text).documents) {
		if (document.kind === 'value') sources.set(document.number, document.source);
	}
	return sources;
}
