import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type Definitions,
	readDefinitions,
	type Schema,
} from '../../../generate/schema/definitions.ts';
import { enumOf } from '../../../generate/schema/enums.ts';
import { defaultArchive } from '../../../generate/schema.ts';
import { validate } from './validate.ts';

// The same definitions, judged by ajv. It is taught what the definitions leave to the API server:
// null is unset, unknown fields are errors, and the grammars of quantities, integers and base64.

const archive = new URL(`../../../${defaultArchive}`, import.meta.url);
const definitions = existsSync(archive) ? readDefinitions(readFileSync(archive)) : undefined;

const kinds: readonly [apiVersion: string, kind: string, definition: string][] = [
	['apps/v1', 'Deployment', 'io.k8s.api.apps.v1.Deployment'],
	['v1', 'Pod', 'io.k8s.api.core.v1.Pod'],
	['v1', 'Service', 'io.k8s.api.core.v1.Service'],
	['v1', 'Secret', 'io.k8s.api.core.v1.Secret'],
	['v1', 'PersistentVolume', 'io.k8s.api.core.v1.PersistentVolume'],
	['networking.k8s.io/v1', 'Ingress', 'io.k8s.api.networking.v1.Ingress'],
	['networking.k8s.io/v1', 'NetworkPolicy', 'io.k8s.api.networking.v1.NetworkPolicy'],
	['rbac.authorization.k8s.io/v1', 'Role', 'io.k8s.api.rbac.v1.Role'],
	[
		'autoscaling/v1',
		'HorizontalPodAutoscaler',
		'io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler',
	],
	['batch/v1', 'Job', 'io.k8s.api.batch.v1.Job'],
	[
		'apiextensions.k8s.io/v1',
		'CustomResourceDefinition',
		'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition',
	],
	[
		'admissionregistration.k8s.io/v1',
		'ValidatingWebhookConfiguration',
		'io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration',
	],
];

describe.skipIf(definitions === undefined).each([20, 24, 28, 32, 36])(
	'ajv and the validator agree on 1.%i',
	(minor) => {
		const all = definitions?.get(minor);
		const ajv = all && oracle(all, minor);

		test.each(kinds)('%s %s', (apiVersion, kind, definition) => {
			if (all === undefined || ajv === undefined) return;
			const accepts = ajv.getSchema(`all#/definitions/${definition}`);
			const root = all[definition];
			if (accepts === undefined || root === undefined) throw new Error(`no ${definition}`);
			let valid = 0;
			const runs = 60;
			fc.assert(
				fc.property(fc.gen(), (g) => {
					const value = object(new Source(g, all, minor), root, 0, definition);
					const theirs = accepts(value) === true;
					const problems = validate(value, apiVersion, kind, { major: 1, minor });
					const ours = problems.every(
						({ kind: problem, path }) => problem === 'missing-field' && isIdentity(path),
					);
					if (theirs) valid++;
					expect({ ours, problems }).toEqual({ ours: theirs, problems });
				}),
				{ numRuns: runs, seed: minor },
			);
			// A table that is all good or all bad would show nothing.
			expect(valid).toBeGreaterThan(runs / 20);
			expect(valid).toBeLessThan(runs);
		});
	},
);

test('the definitions are there', ({ skip }) => {
	if (definitions === undefined) skip(`no definitions at ${defaultArchive}: no oracle`);
	expect(definitions?.size).toBe(17);
});

/** OpenAPI does not ask for these, the validator does. */
function isIdentity(path: readonly (string | number)[]): boolean {
	return ['apiVersion', 'kind', 'metadata/name'].includes(path.join('/'));
}

function oracle(all: Definitions, minor: number): Ajv {
	const ajv = new Ajv({ strict: false, inlineRefs: false });
	ajv.addFormat('int32', { type: 'number', validate: (n) => Math.abs(n + 0.5) < 2 ** 31 });
	ajv.addFormat('int64', true);
	ajv.addFormat('double', true);
	ajv.addFormat('date-time', true);
	ajv.addFormat('byte', /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
	ajv.addFormat('quantity', /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/);
	const entries = Object.entries(all).map(([name, schema]) => [name, strict(name, schema, minor)]);
	return ajv.addSchema({ $id: 'all', definitions: Object.fromEntries(entries) });
}

function strict(name: string, schema: Schema, minor: number): object {
	if (name.endsWith('.RawExtension')) return {};
	if (name.endsWith('.Quantity')) return { oneOf: [{ type: 'number' }, quantityText] };
	if (name.endsWith('.IntOrString')) return { oneOf: [{ type: 'string' }, int32] };
	if (schema.properties === undefined) return schema;
	const required = schema.required ?? [];
	const properties = Object.entries(schema.properties).map(([field, property]) => {
		const judged = withEnum(property, enumOf(name, field, minor));
		return [field, required.includes(field) ? nonNull(judged) : orNull(judged)];
	});
	return {
		type: 'object',
		required,
		additionalProperties: false,
		properties: Object.fromEntries(properties),
	};
}

const quantityText = { type: 'string', format: 'quantity' };
const int32 = { type: 'integer', format: 'int32' };

function withEnum(property: Schema, values: readonly string[] | undefined): object {
	const { enum: _, ...open } = property;
	if (values === undefined) return inner(open);
	const one = { type: 'string', enum: [...values, ''] };
	return property.type === 'array' ? { type: 'array', items: orNull(one) } : one;
}

function inner(schema: Schema): object {
	if (schema.items) return { type: 'array', items: orNull(inner(schema.items)) };
	if (!schema.additionalProperties) return schema;
	return { type: 'object', additionalProperties: orNull(inner(schema.additionalProperties)) };
}

function orNull(schema: object): object {
	return { anyOf: [{ type: 'null' }, schema] };
}

function nonNull(schema: object): object {
	return { allOf: [{ not: { type: 'null' } }, schema] };
}

/** Decisions of a run: mostly right values, now and then a wrong one. */
class Source {
	readonly #g: fc.GeneratorValue;
	readonly #all: Definitions;
	readonly minor: number;

	constructor(g: fc.GeneratorValue, all: Definitions, minor: number) {
		this.#g = g;
		this.#all = all;
		this.minor = minor;
	}

	oneIn(n: number): boolean {
		return this.#g(fc.nat, { max: n - 1 }) === n - 1;
	}

	pick<T>(...values: readonly T[]): T {
		const value = values[this.#g(fc.nat, { max: values.length - 1 })];
		if (value === undefined) throw new Error('nothing to pick from');
		return value;
	}

	named(name: string): Schema {
		return this.#all[name] ?? {};
	}
}

function object(source: Source, schema: Schema, depth: number, name: string): object {
	const entries: [string, unknown][] = [];
	for (const [field, property] of Object.entries(schema.properties ?? {})) {
		if (depth === 0 && field === 'status') continue;
		const wanted = schema.required?.includes(field)
			? !source.oneIn(60)
			: depth < 9 && source.oneIn(depth < 3 ? 2 : 6);
		if (!wanted) continue;
		const values = enumOf(name, field, source.minor);
		entries.push([field, values ? source.pick(...values, '', 'x') : any(source, property, depth)]);
	}
	if (source.oneIn(40)) entries.push([source.pick('bogus', 'toString', 'name', 'spec'), 1]);
	return Object.fromEntries(entries);
}

function any(source: Source, schema: Schema, depth: number): unknown {
	if (source.oneIn(60))
		return source.pick<unknown>(null, true, 0, 1.5, 3e9, 'x', '', '1Gi', [], {});
	if (schema.$ref) return named(source, schema.$ref.replace('#/definitions/', ''), depth);
	const { items, additionalProperties: of } = schema;
	if (items) return list(source, () => any(source, items, depth + 1));
	if (of) return Object.fromEntries(list(source, () => ['a', any(source, of, depth + 1)] as const));
	return scalar(source, `${schema.type} ${schema.format ?? ''}`);
}

function list<T>(source: Source, make: () => T): T[] {
	return source.oneIn(4) ? [] : source.oneIn(3) ? [make(), make()] : [make()];
}

function named(source: Source, name: string, depth: number): unknown {
	const schema = source.named(name);
	if (schema.properties) return object(source, schema, depth + 1, name);
	if (name.endsWith('.Quantity')) return quantity(source);
	if (name.endsWith('.IntOrString')) return source.pick<unknown>('http', 80);
	return scalar(source, `${schema.type} ${schema.format ?? ''}`);
}

function quantity(source: Source): unknown {
	return source.oneIn(20) ? '512mb' : source.pick<unknown>('100m', '1.5Gi', 1, 0.5, '1e3');
}

function scalar(source: Source, type: string): unknown {
	switch (type.split(' ')[0]) {
		case 'string':
			return type.endsWith('byte')
				? source.pick('', 'YQ==', 'YWI=', 'YWJj', 'a!')
				: source.pick('', 'a', 'b-c');
		case 'integer':
			return source.pick(0, 1, -1, 65535);
		case 'number':
			return source.pick(0, 1.5);
		case 'boolean':
			return source.pick(true, false);
		case 'object':
			return source.pick({}, { a: 1 });
		default:
			return source.pick<unknown>('a', 1, true, {}, []);
	}
}
