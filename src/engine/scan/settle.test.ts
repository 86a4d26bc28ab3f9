import { describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { text } from '../../model/text.ts';
import type { Suppression } from '../suppress/suppression.ts';
import { completeScan, type Parts } from './result.ts';
import type { TextScan } from './text.ts';

function finding(place: string, fields: Partial<Finding> = {}): Finding {
	const [file = '', document = '1', line = '1', column = '1'] = place.split(':');
	const start = { line: Number(line), column: Number(column) };
	return {
		check: 'pod/a',
		severity: 'high',
		message: text('x', 'x'),
		resource: { apiVersion: 'v1', kind: 'Pod', namespace: undefined, name: 'web' },
		container: undefined,
		path: [],
		file,
		document: Number(document),
		item: [],
		range: { start, end: start },
		standards: [],
		fix: undefined,
		fingerprint: place,
		suppressed: undefined,
		...fields,
	};
}

function suppression(fields: Partial<Suppression> = {}): Suppression {
	return {
		checks: ['pod/a'],
		reason: 'why',
		until: undefined,
		by: 'comment',
		file: 'a',
		position: { line: 1, column: 1 },
		scope: { kind: 'object', document: 1, path: [] },
		...fields,
	};
}

const scanOf = (fields: Partial<TextScan>): TextScan => ({
	findings: [],
	ledger: [],
	warnings: [],
	suppressions: [],
	used: [],
	resources: 0,
	facts: [],
	...fields,
});

function complete(parts: Partial<Parts>) {
	return completeScan({
		scans: [],
		world: [],
		ledger: [],
		warnings: [],
		suppressions: [],
		nameOf: (file) => file,
		baseline: undefined,
		checks: new Map([['pod/a', undefined as never]]), // only the keys are asked for
		known: ['pod/a'],
		today: '2026-11-24',
		...parts,
	});
}

const config = suppression({ by: 'config', scope: { kind: 'config' } });

test('findings are sorted by file, document, line, column and check, whatever their source', () => {
	const places = ['b:1:1:1', 'a:2:1:1', 'a:10:1:1', 'a:1:10:1', 'a:1:2:9', 'a:1:2:10'];
	const world = [finding('a:1:2:9', { check: 'host/z' }), finding('B:1:1:1')];
	const scans = places.map((place) => scanOf({ findings: [finding(place)] }));
	const sorted = complete({ scans, world }).findings.map(
		({ file, document, range: { start }, check }) =>
			`${file}:${document}:${start.line}:${start.column} ${check}`,
	);
	expect(sorted).toEqual([
		'B:1:1:1 pod/a',
		'a:1:2:9 host/z',
		'a:1:2:9 pod/a',
		'a:1:2:10 pod/a',
		'a:1:10:1 pod/a',
		'a:2:1:1 pod/a',
		'a:10:1:1 pod/a',
		'b:1:1:1 pod/a',
	]);
});

test('rows are sorted by file and document, objects are counted', () => {
	const row = (file: string, document: number | undefined) =>
		({ file, document, status: 'scanned', reason: undefined, position: undefined }) as const;
	const result = complete({
		scans: [
			scanOf({ ledger: [row('b', 2), row('b', 10)], resources: 2 }),
			scanOf({ ledger: [row('a', 1)], resources: 3 }),
		],
		ledger: [row('c', undefined), row('b', undefined)],
	});
	expect(result.ledger.map(({ file, document }) => `${file} ${document}`)).toEqual([
		'a 1',
		'b undefined',
		'b 2',
		'b 10',
		'c undefined',
	]);
	expect(result.resources).toBe(5);
});

test('fingerprints are unique', () => {
	const twins = [1, 2, 3].map((line) => finding(`a:1:${line}`, { fingerprint: 'same' }));
	const { findings } = complete({ scans: [scanOf({ findings: twins })] });
	expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(3);
	expect(findings[0]?.fingerprint).toBe('same');
});

describe('what does not count is marked', () => {
	const marks = (parts: Partial<Parts>) =>
		complete({ scans: [scanOf({ findings: [finding('a')] })], ...parts }).findings.map(
			({ suppressed }) => suppressed?.by,
		);
	const marked = finding('a', { suppressed: { by: 'comment', reason: 'why' } });

	test.each<[what: string, parts: Partial<Parts>, by: (string | undefined)[]]>([
		['nothing without a reason', {}, [undefined]],
		['by the configuration', { suppressions: [config] }, ['config']],
		['by the baseline', { baseline: new Set(['a']) }, ['baseline']],
		['not by a baseline without it', { baseline: new Set(['b']) }, [undefined]],
		[
			'by the configuration before the baseline',
			{ suppressions: [config], baseline: new Set(['a']) },
			['config'],
		],
		[
			'by the file before the configuration',
			{ scans: [scanOf({ findings: [marked] })], suppressions: [config] },
			['comment'],
		],
		[
			'by the file, what the world found',
			{ scans: [scanOf({ suppressions: [suppression()] })], world: [finding('a')] },
			['comment'],
		],
	])('%s', (_, parts, by) => {
		expect(marks(parts)).toEqual(by);
	});
});

describe('warnings', () => {
	const warnings = (parts: Partial<Parts>) =>
		complete(parts).warnings.map(({ message, file }) => `${file}: ${message.en}`);
	const unused = 'a: the suppression of pod/a suppresses nothing';

	test.each<[what: string, parts: Partial<Parts>, expected: string[]]>([
		[
			'of a comment without effect',
			{ scans: [scanOf({ suppressions: [suppression()] })] },
			[unused],
		],
		[
			'of none that the file used',
			{ scans: [scanOf({ suppressions: [suppression()], used: [0] })] },
			[],
		],
		[
			'of none that the world used',
			{ scans: [scanOf({ suppressions: [suppression()] })], world: [finding('a')] },
			[],
		],
		['of the configuration without effect', { suppressions: [config] }, [unused]],
		['of none that the configuration used', { suppressions: [config], world: [finding('a')] }, []],
		[
			'of before',
			{ warnings: [{ message: text('w', 'w'), file: 'x', position: undefined }] },
			['x: w'],
		],
	])('%s', (_, parts, expected) => {
		expect(warnings(parts)).toEqual(expected);
	});
});
