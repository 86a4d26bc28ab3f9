import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { languages } from '../model/text.ts';
import { renderSarif } from './sarif.ts';
import { emptyResult, reportOf, sampleResult } from './test-sample.ts';

/** An object of SARIF with these properties and no others; those with `?` may be absent. */
function object(properties: Record<string, unknown>): unknown {
	const entries = Object.entries(properties);
	return {
		type: 'object',
		additionalProperties: false,
		required: entries.flatMap(([key]) => (key.endsWith('?') ? [] : [key])),
		properties: Object.fromEntries(entries.map(([key, value]) => [key.replace('?', ''), value])),
	};
}

function list(items: unknown): unknown {
	return { type: 'array', items };
}

const string = { type: 'string' };
const number = { type: 'integer', minimum: 1 };
const index = { type: 'integer', minimum: 0 };
const message = object({ text: string });
const help = object({ text: string, markdown: string });
const level = { enum: ['none', 'note', 'warning', 'error'] };

/** The part of SARIF 2.1.0 that Holdfast writes, by the sections of the specification. */
const artifactLocation = object({
	uri: { type: 'string', pattern: "^[\\w.~:/@!$&'()*+,;=%-]+$" },
	'uriBaseId?': { const: '%SRCROOT%' },
	'description?': message,
});
const region = object({
	startLine: number,
	startColumn: number,
	'endLine?': number,
	'endColumn?': number,
});
const physicalLocation = object({ artifactLocation, 'region?': region });
const logicalLocation = object({
	'name?': string,
	fullyQualifiedName: string,
	'kind?': { enum: ['resource', 'property'] },
	'index?': index,
	'parentIndex?': index,
});
const rule = object({
	id: string,
	name: { type: 'string', pattern: '^[A-Za-z0-9]+$' },
	shortDescription: message,
	fullDescription: message,
	help,
	defaultConfiguration: object({ level }),
	properties: object({
		precision: { enum: ['very-high', 'high', 'medium', 'low'] },
		'security-severity': { type: 'string', pattern: '^\\d+\\.\\d$' },
		tags: { type: 'array', items: string, uniqueItems: true, maxItems: 20 },
	}),
});
const notification = object({
	level,
	message,
	'locations?': list(object({ physicalLocation })),
});
const result = object({
	ruleId: string,
	'ruleIndex?': index,
	level,
	message,
	locations: list(object({ physicalLocation, logicalLocations: list(logicalLocation) })),
	partialFingerprints: object({ 'holdfast/v1': string }),
	suppressions: list(
		object({
			kind: { enum: ['inSource', 'external'] },
			status: { enum: ['accepted', 'underReview', 'rejected'] },
			'justification?': string,
		}),
	),
	properties: object({ severity: string, 'container?': string, 'fix?': string }),
});
const run = object({
	tool: object({
		driver: object({ name: string, semanticVersion: string, rules: list(rule) }),
	}),
	language: { type: 'string', pattern: '^[a-z]{2}-[A-Z]{2}$' },
	columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
	originalUriBaseIds: object({ '%SRCROOT%': object({ description: message }) }),
	invocations: list(
		object({
			executionSuccessful: { type: 'boolean' },
			toolExecutionNotifications: list(notification),
			toolConfigurationNotifications: list(notification),
		}),
	),
	results: list(result),
	logicalLocations: list(logicalLocation),
});
const log = object({ $schema: string, version: { const: '2.1.0' }, runs: list(run) });

const validate = new Ajv2020({ allErrors: true }).compile(log as object);

it.each(languages)('has the shape of SARIF 2.1.0 in %s', (language) => {
	for (const scan of [sampleResult(), emptyResult]) {
		const report = [...renderSarif(reportOf(scan, language), { language, version: '0.1.0' })].join(
			'',
		);
		validate(JSON.parse(report));
		expect(validate.errors).toBe(null);
	}
});
