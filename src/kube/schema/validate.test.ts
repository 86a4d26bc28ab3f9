import { describe, expect, test } from 'vitest';
import { parseVersion } from '../../model/version.ts';
import type { SchemaProblem } from './problem.ts';
import { validate } from './validate.ts';

describe('a good object has no problems', () => {
	good('a Pod', pod({ containers: [{ name: 'a', image: 'b' }] }));
	good('null is unset', pod({ hostNetwork: null, containers: [{ name: 'a', command: null }] }));
	good('numbers as quantities', container({ resources: { limits: { cpu: 2, memory: '1Gi' } } }));
	good('a port by name', container({ livenessProbe: { httpGet: { port: 'http' } } }));
	good('a port by number', container({ livenessProbe: { httpGet: { port: 80 } } }));
	good('an empty string for an enum', container({ imagePullPolicy: '' }));
	good('a generated name', { ...pod(), metadata: { generateName: 'a-' } });
	good('any status', { ...pod(), status: { conditions: [{}] } });
	good('base64', secret({ data: { key: 'YWJjZA==' } }));
	good('base64 over lines', secret({ data: { key: 'YWJj\nZA==\n' } }));
	good('a List', { apiVersion: 'v1', kind: 'List', items: [{ anything: 1 }, 2] });
	good('a review without a name', {
		apiVersion: 'authorization.k8s.io/v1',
		kind: 'SelfSubjectAccessReview',
		spec: { resourceAttributes: { verb: 'get' } },
	});
	good('a recursive schema', crd({ properties: { a: { items: { anything: 1 }, type: 'array' } } }));
	good('x-kubernetes fields', crd({ 'x-kubernetes-preserve-unknown-fields': true, $ref: 'a' }));
	good('a kind of somebody else', { apiVersion: 'a.io/v1', kind: 'A', spec: 1 });
});

describe('wrong types', () => {
	wrong('an annotation', pod({}, { annotations: { a: true } }), 'metadata.annotations.a', {
		expected: 'string',
		actual: 'boolean',
	});
	wrong('a label', pod({}, { labels: { a: 1 } }), 'metadata.labels.a', {
		expected: 'string',
		actual: 'integer',
	});
	wrong('env', container({ env: [{ name: 'A', value: 1.5 }] }), 'spec.containers.0.env.0.value', {
		expected: 'string',
		actual: 'number',
	});
	wrong('one for many', pod({ volumes: { name: 'a' } }), 'spec.volumes', {
		expected: 'array',
		actual: 'object',
	});
	wrong('many for one', pod({ securityContext: [] }), 'spec.securityContext', {
		expected: 'object',
		actual: 'array',
	});
	wrong('text for a number', pod({ priority: '1' }), 'spec.priority', {
		expected: 'int32',
		actual: 'string',
	});
	wrong('beyond 32 bits', pod({ priority: 2 ** 31 }), 'spec.priority', {
		expected: 'int32',
		actual: 'integer',
	});
	wrong('a fraction', pod({ activeDeadlineSeconds: 1.5 }), 'spec.activeDeadlineSeconds', {
		expected: 'int64',
		actual: 'number',
	});
	wrong('text for a boolean', pod({ hostPID: 'true' }), 'spec.hostPID', {
		expected: 'boolean',
		actual: 'string',
	});
	wrong('no quantity', pod({ overhead: { memory: '512mb' } }), 'spec.overhead.memory', {
		expected: 'quantity',
		actual: 'string',
	});
	wrong('no base64', secret({ data: { a: 'not base64!' } }), 'data.a', {
		expected: 'base64',
		actual: 'string',
	});
	wrong('a list of labels', pod({}, { labels: ['a'] }), 'metadata.labels', {
		expected: 'map',
		actual: 'array',
	});
	test('an object that is none', () => {
		const expected = [{ kind: 'wrong-type', path: [], expected: 'object', actual: 'array' }];
		expect(validate([], 'v1', 'Pod', { major: 1, minor: 36 })).toEqual(expected);
	});
});

describe('missing fields', () => {
	missing('containers', pod({ containers: undefined }), 'spec.containers');
	missing('null is missing', pod({ containers: null }), 'spec.containers');
	missing('a container name', pod({ containers: [{ image: 'a' }] }), 'spec.containers.0.name');
	missing('the name', { ...pod(), metadata: {} }, 'metadata.name');
	missing('the metadata', { ...pod(), metadata: undefined }, 'metadata.name');
});

describe('values outside of an enum', () => {
	outside('another case', container({ imagePullPolicy: 'always' }), 'Always');
	outside('a slip', pod({ restartPolicy: 'Onfailure' }), 'OnFailure');
	outside('another word', pod({ dnsPolicy: 'Cloud' }), undefined);
	outside('a later value', pod({ tolerations: [{ operator: 'Gt' }] }), undefined, '1.34');
	good('a value of its version', pod({ tolerations: [{ operator: 'Gt' }] }), '1.35');
});

type Value = { readonly [key: string]: unknown };

function pod(spec: Value = {}, metadata: Value = {}): Value {
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name: 'a', ...metadata },
		spec: { containers: [{ name: 'a' }], ...spec },
	};
}

function container(fields: Value): Value {
	return pod({ containers: [{ name: 'a', ...fields }] });
}

function secret(fields: Value): Value {
	return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, ...fields };
}

function crd(schema: Value): Value {
	const version = { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } };
	return {
		apiVersion: 'apiextensions.k8s.io/v1',
		kind: 'CustomResourceDefinition',
		metadata: { name: 'as.a.io' },
		spec: {
			group: 'a.io',
			scope: 'Cluster',
			names: { kind: 'A', plural: 'as' },
			versions: [version],
		},
	};
}

function problemsOf(value: Value, version = '1.36'): readonly SchemaProblem[] {
	const { apiVersion, kind } = value;
	const parsed = parseVersion(version) ?? { major: 0, minor: 0 };
	return validate(value, String(apiVersion), String(kind), parsed);
}

function good(name: string, value: Value, version?: string): void {
	test(name, () => expect(problemsOf(value, version)).toEqual([]));
}

function wrong(name: string, value: Value, path: string, types: Value): void {
	test(name, () => {
		const expected = [{ kind: 'wrong-type', path: pathOf(path), ...types }];
		expect(problemsOf(value)).toEqual(expected);
	});
}

function missing(name: string, value: Value, path: string): void {
	test(name, () => {
		const field = pathOf(path).at(-1);
		expect(problemsOf(value)).toEqual([{ kind: 'missing-field', path: pathOf(path), field }]);
	});
}

function outside(
	name: string,
	value: Value,
	suggestion: string | undefined,
	version?: string,
): void {
	test(name, () => {
		expect(problemsOf(value, version)).toMatchObject([{ kind: 'not-in-enum', suggestion }]);
	});
}

function pathOf(text: string): (string | number)[] {
	return text.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
