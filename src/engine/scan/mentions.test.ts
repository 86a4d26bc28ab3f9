import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyCheck } from '../../checks/define.ts';
import { registry } from '../../checks/registry.generated.ts';
import { objectsOf } from '../../kube/objects.ts';
import { World } from '../../kube/world.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import type { Resource } from '../../model/resource.ts';
import { defaultSettings } from '../../model/settings.ts';
import { inspect } from './inspect.ts';
import { type Plan, planChecks } from './plan.ts';

const { local } = planChecks(registry);
const asksAlways = planChecks(
	registry.map(({ id, check: { mentions: _, ...check } }) => ({ id, check: check as AnyCheck })),
).local;

const resources: Resource[] = registry
	.flatMap(({ check }) => check.examples.flatMap(({ bad, good }) => [bad, good]))
	.flatMap((source) => readYaml(source).documents)
	.flatMap((document) =>
		document.kind === 'value' ? objectsOf(document.value, 'a.yaml', 1).resources : [],
	);

function hits(resource: Resource, plan: Plan, minor: number): string[] {
	const version = { major: 1, minor };
	const context = { version, settings: defaultSettings, world: new World([]) };
	return inspect(resource, plan, context).map(({ id, problem }) => `${id} ${problem.path}`);
}

test('what a check mentions spares time and changes no finding', () => {
	expect(resources.length).toBeGreaterThan(200);
	fc.assert(
		fc.property(
			fc.constantFrom(...resources),
			fc.integer({ min: 16, max: 36 }),
			(resource, minor) => {
				expect(hits(resource, local, minor)).toEqual(hits(resource, asksAlways, minor));
			},
		),
		{ numRuns: 2000 },
	);
});
