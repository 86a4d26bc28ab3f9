import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text } from '../model/text.ts';
import { renderJson } from './json.ts';
import { emptyResult, reportOf, sampleFinding, sampleResult, sampleRow } from './test-sample.ts';

const schema = new URL('../../docs/schemas/scan.schema.json', import.meta.url);
const ajv = new Ajv2020({ allowUnionTypes: true, allErrors: true });
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

function json(result = sampleResult(), language: 'en' | 'zh' = 'en'): string {
	const pieces = [...renderJson(reportOf(result, language), { language, version: '0.1.0' })];
	return Buffer.concat(pieces.map((piece) => Buffer.from(piece))).toString();
}

function problems(report: string): unknown {
	validate(JSON.parse(report));
	return validate.errors;
}

it('writes one row a line', () => {
	expect(`\n${json()}`).toMatchInlineSnapshot(`
		"
		{
		"version": {"format":1,"tool":"0.1.0"},
		"summary": {"severities":{"critical":1,"high":0,"medium":1,"low":1},"suppressed":1,"inputs":{"scanned":2,"skipped":2,"unreadable":1},"resources":2,"checks":4},
		"findings": [
		{"check":"pod/read-only-root","severity":"low","message":"readOnlyRootFilesystem is not set","resource":{"apiVersion":"v1","kind":"Pod","namespace":"shop","name":"web"},"container":"app","path":"spec.containers[0].securityContext.readOnlyRootFilesystem","file":"web.yaml","document":1,"line":6,"column":7,"endLine":6,"endColumn":16,"standards":[],"fix":{"safety":"evidence"},"fingerprint":"pod/read-only-root@90","suppressed":null},
		{"check":"resources/memory-limit","severity":"medium","message":"resources.limits.memory is not set","resource":{"apiVersion":"v1","kind":"Pod","namespace":"shop","name":"web"},"container":"app","path":"spec.containers[0].resources","file":"web.yaml","document":1,"line":6,"column":7,"endLine":6,"endColumn":16,"standards":[],"fix":{"safety":"value"},"fingerprint":"resources/memory-limit@90","suppressed":null},
		{"check":"pod/privileged","severity":"critical","message":"privileged is true","resource":{"apiVersion":"v1","kind":"Pod","namespace":"shop","name":"web"},"container":"app","path":"spec.containers[0].securityContext.privileged","file":"web.yaml","document":1,"line":8,"column":9,"endLine":8,"endColumn":25,"standards":["pss:baseline","cis:5.2.2"],"fix":null,"fingerprint":"pod/privileged@131","suppressed":null},
		{"check":"network/node-port","severity":"high","message":"type is NodePort","resource":{"apiVersion":"v1","kind":"Service","namespace":null,"name":"web"},"container":null,"path":"spec.type","file":"web.yaml","document":2,"line":14,"column":3,"endLine":14,"endColumn":17,"standards":[],"fix":null,"fingerprint":"network/node-port@211","suppressed":{"by":"comment","reason":"the lab has no Ingress","until":"2027-01-31"}}
		],
		"inputs": [
		{"file":"web.yaml","document":1,"status":"scanned","reason":null,"line":null,"column":null},
		{"file":"web.yaml","document":2,"status":"scanned","reason":"kind Web is not known","line":null,"column":null},
		{"file":"a.yaml","document":null,"status":"skipped","reason":"holds no Kubernetes object","line":null,"column":null},
		{"file":"b.yaml","document":null,"status":"skipped","reason":"holds no Kubernetes object","line":null,"column":null},
		{"file":"broken.yaml","document":null,"status":"unreadable","reason":"A tab cannot indent YAML; use spaces","line":3,"column":1}
		],
		"warnings": [
		{"message":"This suppression suppresses nothing","file":"holdfast.yaml","line":4,"column":5}
		],
		"standards": [
		]
		}
		"
	`);
});

it('speaks Chinese', () => {
	const { findings, inputs, warnings } = JSON.parse(json(sampleResult(), 'zh'));
	expect([findings[0].message, inputs[2].reason, warnings[0].message]).toEqual([
		'未设置 readOnlyRootFilesystem',
		'不含 Kubernetes 对象',
		'此忽略项没有命中任何问题',
	]);
});

it('holds the schema', () => {
	expect(problems(json())).toBe(null);
	expect(problems(json(emptyResult))).toBe(null);
});

it.each([
	['an unknown key', { more: 1 }],
	['an unknown severity', { severity: 'fatal' }],
	['a missing key', { container: undefined }],
	['a line before the first', { line: 0 }],
	['a fix without its safety', { fix: {} }],
	['a check without a family', { check: 'privileged' }],
])('has a schema that refuses %s', (_, change) => {
	const report = JSON.parse(json());
	report.findings[0] = { ...report.findings[0], ...change };
	expect(problems(JSON.stringify(report))).not.toBe(null);
});

it('gives back any text, and never writes a character that steers a terminal', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (wild) => {
			const finding = sampleFinding('pod/privileged', 'name: app', { message: text(wild, wild) });
			const ledger = [sampleRow('skipped', { file: wild })];
			const report = json({ ...emptyResult, findings: [finding], ledger });
			const { findings, inputs } = JSON.parse(report);
			expect([findings[0].message, inputs[0].file]).toEqual([wild, wild]);
			expect(report).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
		}),
	);
});
