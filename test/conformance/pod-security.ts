import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { registry } from '../../src/checks/registry.generated.ts';
import { inspect } from '../../src/engine/scan/inspect.ts';
import { planChecks } from '../../src/engine/scan/plan.ts';
import { selectChecks } from '../../src/engine/scan/select.ts';
import { objectsOf } from '../../src/kube/objects.ts';
import { evaluateWorkload } from '../../src/kube/pod-security/admission.ts';
import { evaluate, type Policy } from '../../src/kube/pod-security/evaluate.ts';
import { World } from '../../src/kube/world.ts';
import { readYaml } from '../../src/lang/yaml/read.ts';
import { asFields } from '../../src/model/fields.ts';
import type { Fields, Resource } from '../../src/model/resource.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { type Fixture, fixtureOf } from './pod-security-fixtures.ts';
import { readTarGz } from './tar.ts';

// Judges every Pod of upstream's fixtures (kubernetes/pod-security-admission) at the level and
// version of its folder: as it is, as the template of a Deployment, and by the checks of `holdfast scan`
// that answer the level.

const repository = resolve(import.meta.dirname, '../..');
const data = resolve(repository, process.env.HOLDFAST_DATA ?? '../shared/data');
const archive = join(data, 'pod-security', 'psa-testdata.tgz');
const podsInArchive = 4537;
const mostShown = 20;

function run(bytes: Uint8Array): number {
	const fixtures = readTarGz(bytes).flatMap((file) => fixtureOf(file) ?? []);
	const pods = fixtures.flatMap((fixture) => judgePod(fixture) ?? []);
	const deployments = fixtures.flatMap((fixture) => judgeDeployment(fixture) ?? []);
	const checks = fixtures.flatMap((fixture) => judgeChecks(fixture) ?? []);
	const missing = Math.max(0, podsInArchive - fixtures.length);
	console.log(`${fixtures.length - pods.length} of ${podsInArchive}`);
	console.log(
		`${fixtures.length - deployments.length} of ${podsInArchive} wrapped in a Deployment`,
	);
	console.log(
		`${fixtures.length - checks.length} of ${podsInArchive} by the checks of --standard pss:LEVEL`,
	);
	const differences = [...pods, ...deployments, ...checks];
	for (const line of differences.slice(0, mostShown)) console.log(line);
	const failed = differences.length + 3 * missing;
	console.log(`${3 * fixtures.length - differences.length} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

/** How our verdict differs from upstream's; undefined when it does not. */
function judgePod(fixture: Fixture): string | undefined {
	const pod = podOf(fixture);
	const podLike = { metadata: asFields(pod.metadata), spec: asFields(pod.spec) };
	const { allowed, results } = evaluate(policyOf(fixture), podLike);
	const forbiddenBy = results.flatMap((r) => (r.allowed ? [] : [r.check])).sort();
	const isSame = allowed === (forbiddenBy.length === 0);
	if (isSame && forbiddenBy.join() === fixture.forbiddenBy.join()) return undefined;
	return `${fixture.path}: expected ${tell(fixture.forbiddenBy)}, found ${tell(forbiddenBy)}`;
}

function judgeDeployment(fixture: Fixture): string | undefined {
	const policy = policyOf(fixture);
	const { metadata, spec } = podOf(fixture);
	const deployment = {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		spec: { template: { metadata, spec } },
	};
	const { denial, audit, warnings } = evaluateWorkload(
		{ enforce: policy, audit: policy, warn: policy, unreadable: [] },
		deployment,
	);
	const expected = fixture.forbiddenBy.length === 0 ? 0 : 1;
	if (denial === undefined && warnings.length === expected && audit === warnings[0]) {
		return undefined;
	}
	return `${fixture.path} in a Deployment: expected ${expected} warnings and no denial, found ${JSON.stringify({ denial, audit, warnings })}`;
}

const plans = {
	baseline: planOf('pss:baseline'),
	restricted: planOf('pss:restricted'),
};

function planOf(standard: string) {
	const selection = { profile: 'default', check: [], skip: [], standard: [standard] } as const;
	return planChecks(selectChecks(registry, selection)).local;
}

/** The checks that answer the level speak exactly where Pod Security denies. */
function judgeChecks(fixture: Fixture): string | undefined {
	const { level, minor, path, forbiddenBy } = fixture;
	const context = {
		version: { major: 1, minor },
		settings: defaultSettings,
		world: new World([]),
	};
	const found = inspect(resourceOf(fixture), plans[level], context).map(({ id }) => id);
	if (found.length > 0 === forbiddenBy.length > 0) return undefined;
	return `${path} by checks: expected ${tell(forbiddenBy)}, found ${tell(found)}`;
}

function resourceOf({ text, path }: Fixture): Resource {
	const [document] = readYaml(text).documents;
	const value = document?.kind === 'value' ? document.value : undefined;
	const [resource] = objectsOf(value, path, 1).resources;
	if (!resource) throw new Error(`${path} holds no object`);
	return resource;
}

function podOf(fixture: Fixture): Fields {
	return resourceOf(fixture).value;
}

function policyOf({ level, minor }: Fixture): Policy {
	return { level, version: { major: 1, minor } };
}

function tell(controls: readonly string[]): string {
	return controls.length === 0 ? 'a pass' : controls.join(' and ');
}

if (existsSync(archive)) {
	process.exitCode = run(readFileSync(archive));
} else {
	console.log(`Pod Security conformance was skipped: ${archive} is absent (see HOLDFAST_DATA)`);
	console.log('0 passed, 0 failed, 1 skipped');
}
