import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, test } from 'vitest';
import { registryFile, renderRegistry } from '../generate/registry.ts';
import type { SourceView } from '../src/checks/define.ts';
import { registry } from '../src/checks/registry.generated.ts';
import { fixText } from '../src/engine/fix/fix-text.ts';
import { worldFacts } from '../src/engine/scan/facts.ts';
import {
	type Hit,
	inspect,
	inspectAppArmor,
	inspectDockerfile,
} from '../src/engine/scan/inspect.ts';
import { planChecks } from '../src/engine/scan/plan.ts';
import { sourceViews } from '../src/engine/scan/source.ts';
import { objectsOf } from '../src/kube/objects.ts';
import { readDockerfile } from '../src/lang/dockerfile/read.ts';
import { applySplices, joinFixes } from '../src/lang/splice.ts';
import { readYaml } from '../src/lang/yaml/read.ts';
import type { Example } from '../src/model/check.ts';
import { appArmorOf, contextOf, dockerfileOf, isYaml } from './run-check.ts';

test('the registry is current (npm run generate)', () => {
	expect(readFileSync(registryFile, 'utf8')).toBe(renderRegistry());
});

describe.each(registry)('$id', ({ id, check }) => {
	test('speaks both languages', () => {
		for (const { en, zh } of [check.title, check.why, check.mend]) {
			expect(en).toMatch(/^[\x20-\x7e\u2013\u2026]+$/);
			expect(zh).toMatch(/\p{Script=Han}/u);
		}
		expect(check.title.en).not.toMatch(/\.$/);
	});

	test('is a short story', () => {
		const source = readFileSync(join(import.meta.dirname, `../src/checks/${id}.ts`), 'utf8');
		const [code = ''] = source.split('\texamples: [');
		expect(code.split('\n').length).toBeLessThanOrEqual(60);
	});

	test.each(check.examples)('catches example %#', (example) => {
		if (check.on === 'dockerfile') {
			const found = dockerfileHits(id, example.bad, example);
			expect(found.length).toBeGreaterThan(0);
			expect(dockerfileHits(id, example.good, example)).toEqual([]);
			const splices = found.map(({ problem }) => problem.fix?.splices ?? []);
			const mended = applySplices(example.bad, joinFixes(splices).splices);
			expect(dockerfileErrors(mended)).toEqual([]);
			if (splices.every(({ length }) => length > 0)) expect(mended).toBe(example.good);
			return;
		}
		if (check.on === 'appArmor' && !isYaml(example.bad)) {
			expect(appArmorHits(id, example.bad, example).length).toBeGreaterThan(0);
			expect(appArmorHits(id, example.good, example)).toEqual([]);
			return;
		}
		const [badOnes, goodOnes] = [objects(example.bad), objects(example.good)];
		const found = hits(id, badOnes, example);
		expect(found.length).toBeGreaterThan(0);
		expect(hits(id, goodOnes, example).map(({ hit }) => hit.problem)).toEqual([]);
		for (const { hit } of found) {
			const { message } = hit.problem;
			if (message) expect(message.zh).toMatch(/\p{Script=Han}/u);
		}
		if (!found.every(({ hit }) => isFixed(hit))) return;
		expect(mend(example.bad, found)).toBe(example.good);
	});
});

function isFixed({ problem: { fix } }: Hit): boolean {
	return (fix?.edits.length ?? 0) + (fix?.companions?.length ?? 0) > 0;
}

/** The text with every fix in it. */
function mend(text: string, found: readonly { of: SourceView; hit: Hit }[]): string {
	const wishes = found.map(({ of, hit }) => {
		const { document, path: item } = of.resource.origin;
		const { edits = [], companions } = hit.problem.fix ?? {};
		const moved = edits.map((edit) => ({ ...edit, path: [...item, ...edit.path] }));
		return { document, edits: moved, companions };
	});
	const { splices, hindered } = fixText(text, wishes);
	expect(hindered.filter((why) => why !== undefined)).toEqual([]);
	return applySplices(text, splices);
}

function dockerfileHits(id: string, source: string, example: Example): Hit[] {
	const { local } = planChecks(registry.filter((registered) => registered.id === id));
	return translated(inspectDockerfile(dockerfileOf(source), local, contextOf(example, [])));
}

function appArmorHits(id: string, source: string, example: Example): Hit[] {
	const { local } = planChecks(registry.filter((registered) => registered.id === id));
	return translated(inspectAppArmor(appArmorOf(source), local, contextOf(example, [])));
}

/** The hits, whose messages speak Chinese too. */
function translated(hits: Hit[]): Hit[] {
	for (const { problem } of hits) {
		if (problem.message) expect(problem.message.zh).toMatch(/\p{Script=Han}/u);
	}
	return hits;
}

/** What two readers have against a Dockerfile. */
function dockerfileErrors(source: string): readonly unknown[] {
	const read = readDockerfile(source);
	if (read.kind === 'failure') return [read.diagnostic];
	const ours = read.file.stages.flatMap(({ from, instructions }) => [from, ...instructions]);
	const theirs = DockerfileParser.parse(source).getInstructions();
	const keywords = theirs.map((each) => each.getKeyword());
	const isTrigger = (at: number) => keywords[at] === 'ONBUILD';
	const differences = [...read.file.globals, ...ours].filter(
		({ keyword }, at) => keyword !== keywords[at] && !isTrigger(at),
	);
	return [...(read.problem ? [read.problem] : []), ...differences];
}

function objects(yaml: string): SourceView[] {
	return readYaml(yaml).documents.flatMap((document) => {
		if (document.kind === 'failure') throw new Error(document.diagnostic.message);
		const { resources, reason } = objectsOf(document.value, 'example.yaml', document.number);
		if (reason) throw new Error(reason.en);
		return resources.map(sourceViews(document.source));
	});
}

function hits(
	id: string,
	inputs: readonly SourceView[],
	example: Example,
): { of: SourceView; hit: Hit }[] {
	const { local, world, reads } = planChecks(registry.filter((registered) => registered.id === id));
	// The world knows of objects what the facts keep, and no more.
	const known = inputs.flatMap((of) => {
		const resource = worldFacts(of.resource, reads);
		return resource ? [{ of, resource }] : [];
	});
	const context = contextOf(
		example,
		known.map(({ resource }) => resource),
	);
	const alone = inputs.flatMap((of) =>
		inspect(of.resource, local, context, of).map((hit) => ({ of, hit })),
	);
	const together = known.flatMap(({ of, resource }) =>
		inspect(resource, world, context).map((hit) => ({ of, hit })),
	);
	return [...alone, ...together];
}
