import { describe, expect, test } from 'vitest';
import { validate } from './validate.ts';

const newest = { major: 1, minor: 36 };
const crd = 'apiextensions.k8s.io/v1';

describe('hostile objects', () => {
	test('endless depth stops', () => {
		const schema: { not?: unknown } = {};
		schema.not = schema;
		expect(checkSchema(schema).at(-1)).toMatchObject({ kind: 'stopped', reason: 'too-deep' });
	});

	test('shared references that unfold without end stop', () => {
		let schema: object = {};
		for (let level = 0; level < 60; level++) schema = { properties: { a: schema, b: schema } };
		expect(checkSchema(schema).at(-1)).toMatchObject({ kind: 'stopped', reason: 'too-large' });
	});

	test('a huge list of wrong values gives few problems', () => {
		const command = new Array(1_000_000).fill(1);
		const found = check({ spec: { containers: [{ name: 'a', command }] } });
		expect(found).toHaveLength(101);
		expect(found.at(-1)).toMatchObject({ kind: 'stopped', reason: 'too-many-problems' });
	});

	test('exactly the most problems are no reason to stop', () => {
		const command = new Array(100).fill(1);
		const found = check({ spec: { containers: [{ name: 'a', command }] } });
		expect(found.map((problem) => problem.kind)).toEqual(new Array(100).fill('wrong-type'));
	});

	test('many unknown fields are explained quickly', () => {
		const names = Array.from({ length: 100_000 }, (_, at) => [`capabilitie${at}`, 1]);
		const started = performance.now();
		const found = check({ spec: { containers: [], ...Object.fromEntries(names) } });
		expect(found).toHaveLength(101);
		expect(performance.now() - started).toBeLessThan(2000);
	});

	test('names of Object are ordinary names', () => {
		const spec = JSON.parse('{"containers":[],"__proto__":{"containers":1},"valueOf":1}');
		expect(check({ spec }).map((problem) => problem.path)).toEqual([
			['spec', '__proto__'],
			['spec', 'valueOf'],
		]);
	});

	test('names of Object are ordinary labels', () => {
		const labels = JSON.parse('{"__proto__":1,"constructor":"a"}');
		expect(check({ metadata: { name: 'a', labels } }).map((problem) => problem.path)).toEqual([
			['metadata', 'labels', '__proto__'],
		]);
	});

	test('an object without a prototype is an object', () => {
		const spec = Object.assign(Object.create(null), { containers: [], hostPID: 1 });
		expect(check({ spec }).map((problem) => problem.path)).toEqual([['spec', 'hostPID']]);
	});

	test.each([undefined, null, 1, 'a', true, [], () => 1, Symbol('a')])(
		'%s is no object',
		(value) => {
			expect(validate(value, 'v1', 'Pod', newest)).toMatchObject([
				{ kind: 'wrong-type', path: [] },
			]);
		},
	);
});

function check(fields: object) {
	const value = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, ...fields };
	return validate(value, 'v1', 'Pod', newest);
}

function checkSchema(openAPIV3Schema: object) {
	const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }];
	const names = { kind: 'A', plural: 'as' };
	const spec = { group: 'a.io', scope: 'Cluster', names, versions };
	const kind = 'CustomResourceDefinition';
	return validate({ apiVersion: crd, kind, metadata: { name: 'a' }, spec }, crd, kind, newest);
}
