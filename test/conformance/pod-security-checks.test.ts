import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registry } from '../../src/checks/registry.generated.ts';
import { inspect } from '../../src/engine/scan/inspect.ts';
import { planChecks } from '../../src/engine/scan/plan.ts';
import { selectChecks } from '../../src/engine/scan/select.ts';
import { sourceViews } from '../../src/engine/scan/source.ts';
import { objectsOf } from '../../src/kube/objects.ts';
import { World } from '../../src/kube/world.ts';
import { readYaml } from '../../src/lang/yaml/read.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { type Fixture, fixtureOf } from './pod-security-fixtures.ts';
import { readTarGz } from './tar.ts';

// Upstream's fixtures (kubernetes/pod-security-admission): `holdfast scan --standard pss:LEVEL
// --kubernetes-version 1.x` finds something exactly where Pod Security of 1.x denies the Pod.

const data = process.env.HOLDFAST_DATA ?? '../shared/data';
const archive = resolve(import.meta.dirname, '../..', data, 'pod-security/psa-testdata.tgz');
const levels = ['baseline', 'restricted'] as const;

describe.skipIf(!existsSync(archive))(
	'the checks of a Pod Security level (skipped: the archive of the fixtures is absent)',
	() => {
		const files = existsSync(archive) ? readTarGz(readFileSync(archive)) : [];
		const fixtures = files.flatMap((file) => fixtureOf(file) ?? []);

		test('are held against every fixture', () => {
			expect(fixtures.length).toBe(4537);
		});

		test.each(levels)('speak where pss:%s forbids, and nowhere else', (level) => {
			const ofLevel = fixtures.filter((fixture) => fixture.level === level);
			const found = findings(level);
			const mismatches = ofLevel.flatMap((fixture) => {
				const ids = found(fixture);
				if (ids.length > 0 === fixture.forbiddenBy.length > 0) return [];
				return [{ path: fixture.path, forbiddenBy: fixture.forbiddenBy, found: ids }];
			});
			expect(mismatches).toEqual([]);
		});
	},
);

function findings(level: (typeof levels)[number]): (fixture: Fixture) => string[] {
	const standard = [`pss:${level}`];
	const selection = { profile: 'default', check: [], skip: [], standard } as const;
	const { local, world } = planChecks(selectChecks(registry, selection));
	return ({ path, text, minor }) => {
		const [document] = readYaml(text).documents;
		if (document?.kind !== 'value') throw new Error(`${path} cannot be read`);
		const { resources } = objectsOf(document.value, path, document.number);
		const views = sourceViews(document.source);
		const context = {
			version: { major: 1, minor },
			settings: defaultSettings,
			world: new World(resources),
		};
		return resources.flatMap((resource) =>
			[local, world].flatMap((plan) =>
				inspect(resource, plan, context, views(resource)).map(({ id }) => id),
			),
		);
	};
}
