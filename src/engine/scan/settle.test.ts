import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { text } from '../../model/text.ts';
import { type Suppression, Suppressor } from '../suppress/suppression.ts';
import { type Accepted, settle } from './settle.ts';

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

const config = suppression({ by: 'config', scope: { kind: 'config' } });

function accepting(suppressions: Suppression[], baseline?: ReadonlySet<string>): Accepted {
	return { config: new Suppressor(suppressions, '2026-11-24'), baseline };
}

const nothing = accepting([]);

test('findings are sorted by document, line, column and check', () => {
	const places = ['a:2:1:1', 'a:10:1:1', 'a:1:10:1', 'a:1:2:9', 'a:1:2:10'];
	const found = [...places.map((place) => finding(place)), finding('a:1:2:9', { check: 'host/z' })];
	const sorted = settle(found, nothing).map(
		({ file, document, range: { start }, check }) =>
			`${file}:${document}:${start.line}:${start.column} ${check}`,
	);
	expect(sorted).toEqual([
		'a:1:2:9 host/z',
		'a:1:2:9 pod/a',
		'a:1:2:10 pod/a',
		'a:1:10:1 pod/a',
		'a:2:1:1 pod/a',
		'a:10:1:1 pod/a',
	]);
});

test('fingerprints are unique', () => {
	const twins = [1, 2, 3].map((line) => finding(`a:1:${line}`, { fingerprint: 'same' }));
	const settled = settle(twins, nothing);
	expect(new Set(settled.map(({ fingerprint }) => fingerprint)).size).toBe(3);
	expect(settled[0]?.fingerprint).toBe('same');
});

test.each<[what: string, found: Finding, accepted: Accepted, by: string | undefined]>([
	['nothing without a reason', finding('a'), nothing, undefined],
	['by the configuration', finding('a'), accepting([config]), 'config'],
	['by the baseline', finding('a'), accepting([], new Set(['a'])), 'baseline'],
	['not by a baseline without it', finding('a'), accepting([], new Set(['b'])), undefined],
	[
		'by the configuration before the baseline',
		finding('a'),
		accepting([config], new Set(['a'])),
		'config',
	],
	[
		'by the file before the configuration',
		finding('a', { suppressed: { by: 'comment', reason: 'why' } }),
		accepting([config]),
		'comment',
	],
])('what does not count is marked: %s', (_, found, accepted, by) => {
	expect(settle([found], accepted)[0]?.suppressed?.by).toBe(by);
});
