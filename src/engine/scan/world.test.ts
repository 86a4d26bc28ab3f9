import { describe, expect, test } from 'vitest';
import { check, type RegisteredCheck } from '../../checks/define.ts';
import { objectsOf } from '../../kube/objects.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import { type Path, renderPath } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import { defaultSettings } from '../../model/settings.ts';
import { text } from '../../model/text.ts';
import { type Fact, factOf } from './fact.ts';
import { worldFacts } from './facts.ts';
import { isEmptyPlan, planChecks } from './plan.ts';
import { scanWorld } from './world.ts';

const story = {
	title: text('no such Secret', '没有该 Secret'),
	why: text('x', 'x'),
	mend: text('x', 'x'),
	severity: 'low',
	standards: [],
	examples: [],
} as const;

/** A Pod that pulls with a Secret that is nowhere. */
const lostSecret: RegisteredCheck = {
	id: 'test/lost-secret',
	check: check({
		...story,
		on: 'pod',
		reads: ['Pod', 'Secret'],
		detect(pod, { world }) {
			const [first] = (pod.spec.imagePullSecrets ?? []) as { name: string }[];
			if (!first || world.find('Secret', pod.namespace, first.name)) return undefined;
			return { path: pod.at('spec', 'imagePullSecrets', 0, 'name') };
		},
	}),
};
const alone: RegisteredCheck = {
	id: 'test/alone',
	check: check({ ...story, on: 'pod', detect: (pod) => ({ path: pod.path }) }),
};

const { local, world, reads } = planChecks([lostSecret, alone]);
const context = { version: { major: 1, minor: 36 }, settings: defaultSettings };

function resources(files: { readonly [file: string]: string }): Resource[] {
	return Object.entries(files).flatMap(([file, source]) =>
		readYaml(source).documents.flatMap((document) =>
			document.kind === 'value'
				? [...objectsOf(document.value, file, document.number).resources]
				: [],
		),
	);
}

function factsOf(files: { readonly [file: string]: string }): Fact[] {
	return Object.entries(files).flatMap(([file, source]) =>
		readYaml(source).documents.flatMap((document) => {
			if (document.kind !== 'value') return [];
			const { resources: found } = objectsOf(document.value, file, document.number);
			return found.flatMap((each) => {
				const { path: item } = each.origin;
				return factOf(each, reads, (path) => document.source.range([...item, ...path])) ?? [];
			});
		}),
	);
}

function scan(files: { readonly [file: string]: string }, gone: string[] = []): string[] {
	const found = scanWorld(factsOf(files), world, context, {
		identityOf: (file) => `./${file}`,
		reread: (file) => (gone.includes(file) ? undefined : files[file]),
	});
	return [...found.values()].flat().map(({ check: id, file, document, item, path, range }) => {
		const { line, column } = range.start;
		return `${file}:${line}:${column} ${id} #${document} ${renderPath([...item, ...path])}`;
	});
}

const pod = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  imagePullSecrets:
  - name: hub
`;
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: hub}\n';

describe('a check of the whole world', () => {
	test.each([
		['sees what another file holds', { 'a.yaml': pod, 'b.yaml': secret }, []],
		[
			'and what it does not',
			{ 'a.yaml': pod, 'b.yaml': 'a: 1' },
			['a.yaml:6:5 test/lost-secret #1 spec.imagePullSecrets[0].name'],
		],
		[
			'in any document',
			{ 'a.yaml': `${secret.replace('hub', 'x')}---\n${pod}` },
			['a.yaml:10:5 test/lost-secret #2 spec.imagePullSecrets[0].name'],
		],
		[
			'by namespace',
			{ 'a.yaml': pod, 'b.yaml': secret.replace('name: hub', 'name: hub, namespace: x') },
			['a.yaml:6:5 test/lost-secret #1 spec.imagePullSecrets[0].name'],
		],
		[
			'in a List',
			{
				'a.yaml': `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  spec: {imagePullSecrets: [{name: hub}]}\n`,
			},
			['a.yaml:6:30 test/lost-secret #1 items[0].spec.imagePullSecrets[0].name'],
		],
		[
			'beside a broken document',
			{ 'a.yaml': `a: @\n---\n${pod}` },
			['a.yaml:8:5 test/lost-secret #2 spec.imagePullSecrets[0].name'],
		],
	])('%s', (_, files, expected) => {
		expect(scan(files)).toEqual(expected);
	});

	test('finds places that the facts hold without the file', () => {
		const account: RegisteredCheck = {
			id: 'test/account',
			check: check({
				...story,
				on: 'pod',
				reads: ['Pod'],
				detect: (pod) => ({ path: pod.at('spec', 'serviceAccountName') }),
			}),
		};
		const facts = factsOf({ 'a.yaml': pod.replace('spec:', 'spec:\n  serviceAccountName: a') });
		const files = { identityOf: (file: string) => file, reread: () => undefined };
		const found = scanWorld(facts, planChecks([account]).world, context, files);
		expect(found.get('a.yaml')?.[0]?.range.start).toEqual({ line: 5, column: 3 });
	});

	test('says nothing of a file that is gone when its places are asked for', () => {
		expect(scan({ 'a.yaml': pod, 'b.yaml': pod }, ['a.yaml'])).toEqual([
			'b.yaml:6:5 test/lost-secret #1 spec.imagePullSecrets[0].name',
		]);
	});
});

test('a check runs either alone or in the world', () => {
	expect([isEmptyPlan(local), isEmptyPlan(world)]).toEqual([false, false]);
	expect([local.pod, world.pod].map((checks) => checks.map(({ id }) => id))).toEqual([
		['test/alone'],
		['test/lost-secret'],
	]);
	expect(isEmptyPlan(planChecks([]).world)).toBe(true);
});

describe('what the world keeps of an object', () => {
	const kinds = new Set(['Pod', 'Secret', 'ConfigMap', 'Service']);
	const kept = (source: string) =>
		resources({ a: source }).map((each) => worldFacts(each, kinds)?.value);

	test.each<[what: string, source: string, value: object]>([
		[
			'of a Secret, the keys',
			'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {k: c2VjcmV0}\nstringData: {j: secret}\n',
			{ data: { k: true }, stringData: { j: true } },
		],
		[
			'of a ConfigMap, the keys',
			'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: long}\nbinaryData: {b: AA==}\n',
			{ data: { k: true }, binaryData: { b: true } },
		],
	])('%s', (_, source, value) => {
		const text = JSON.stringify(kept(source));
		expect(kept(source)).toMatchObject([value]);
		expect(text).not.toMatch(/c2VjcmV0|secret"|long|AA==/);
	});

	test('of metadata, neither what was applied last nor who manages it', () => {
		const source =
			'apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {b: c}, managedFields: [{}]}\nspec: {}\nstatus: {d: e}\n';
		expect(kept(source)).toEqual([{ metadata: { labels: { b: 'c' } }, spec: {} }]);
	});

	test.each<[what: string, source: string, path: Path]>([
		['a Pod', pod, []],
		[
			'a Deployment',
			'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{name: a, image: b}]}}}\n',
			['spec', 'template'],
		],
		[
			'a custom kind',
			'apiVersion: a.b/v1\nkind: C\nspec: {x: {spec: {containers: [{name: a, image: b}]}}}\n',
			['spec', 'x'],
		],
	])('where the Pod of %s is', (_, source, path) => {
		const found = factsOf({ a: source });
		expect(found).toHaveLength(1);
		const { local: plan } = planChecks([alone]);
		const files = { identityOf: () => 'a', reread: () => source };
		expect(
			scanWorld(found, plan, context, files)
				.get('a')
				?.map((finding) => finding.path),
		).toEqual([path]);
	});
});
