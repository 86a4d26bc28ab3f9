import { describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { text } from '../../model/text.ts';
import { type Scope, type Suppression, Suppressor, unusedWarnings } from './suppression.ts';

const today = '2026-11-24';

function finding(fields: Partial<Finding> = {}): Finding {
	return {
		check: 'pod/privileged',
		severity: 'high',
		message: text('x', 'x'),
		resource: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
		container: 'app',
		path: ['spec', 'containers', 0],
		file: 'a.yaml',
		document: 1,
		item: [],
		range: { start: { line: 5, column: 1 }, end: { line: 5, column: 2 } },
		standards: [],
		fix: undefined,
		fingerprint: 'f',
		suppressed: undefined,
		...fields,
	};
}

function suppression(scope: Scope, fields: Partial<Suppression> = {}): Suppression {
	const by = scope.kind === 'config' ? 'config' : 'comment';
	const position = { line: 1, column: 1 };
	return {
		checks: ['pod/privileged'],
		reason: 'why',
		until: undefined,
		by,
		file: 'a.yaml',
		position,
		scope,
		...fields,
	};
}

function suppresses(one: Suppression, other: Finding = finding()): boolean {
	return new Suppressor([one], today).apply(other).suppressed !== undefined;
}

const lines = (from: number, to: number, document = 1): Scope => ({
	kind: 'lines',
	document,
	from,
	to,
});
const object = (path: (string | number)[], document = 1): Scope => ({
	kind: 'object',
	document,
	path,
});

describe('a suppression reaches', () => {
	test.each<[what: string, scope: Scope, fields: Partial<Suppression>, expected: boolean]>([
		['its line', lines(5, 5), {}, true],
		['lines around it', lines(1, 9), {}, true],
		['no line above', lines(1, 4), {}, false],
		['no line below', lines(6, 9), {}, false],
		['no other document', lines(1, 9, 2), {}, false],
		['no other file', lines(1, 9), { file: 'b.yaml' }, false],
		['no other check', lines(1, 9), { checks: ['pod/other'] }, false],
		['checks by pattern', lines(1, 9), { checks: ['x', 'pod/*'] }, true],
		['the object', object([]), {}, true],
		['what is within its path', object(['spec']), {}, true],
		['not what is beside it', object(['spec', 'template']), {}, false],
		['no object of another document', object([], 2), {}, false],
		['until its last day', lines(1, 9), { until: today }, true],
		['not after it', lines(1, 9), { until: '2026-11-23' }, false],
		['everything, from the configuration', { kind: 'config' }, {}, true],
		['files by pattern', { kind: 'config', path: '*.yaml' }, {}, true],
		['no other files', { kind: 'config', path: 'b/**' }, {}, false],
		['an object by kind and name', { kind: 'config', resource: 'Pod/web' }, {}, true],
		['and by namespace', { kind: 'config', resource: 'Pod/shop/web' }, {}, true],
		['and by pattern', { kind: 'config', resource: 'Pod/*/*' }, {}, true],
		['no other object', { kind: 'config', resource: 'Pod/db' }, {}, false],
		['no other namespace', { kind: 'config', resource: 'Pod/prod/web' }, {}, false],
		['a container', { kind: 'config', container: 'app' }, {}, true],
		['no other container', { kind: 'config', container: 'side' }, {}, false],
	])('%s', (_, scope, fields, expected) => {
		expect(suppresses(suppression(scope, fields))).toBe(expected);
	});

	test('an item of a List by its place in the document', () => {
		const item = finding({ item: ['items', 1] });
		expect(suppresses(suppression(object(['items', 1])), item)).toBe(true);
		expect(suppresses(suppression(object(['items', 0])), item)).toBe(false);
	});

	test('files by the name that the configuration gives them', () => {
		const config = suppression({ kind: 'config', path: 'apps/**' });
		const suppressor = new Suppressor([config], today, (file) => `apps/${file}`);
		expect(suppressor.apply(finding()).suppressed).toEqual({ by: 'config', reason: 'why' });
	});
});

test('a finding is marked with why and until when, once', () => {
	const first = suppression(lines(1, 9), { until: '2027-01-31' });
	const second = suppression({ kind: 'config' });
	const suppressor = new Suppressor([second, first], today);
	const marked = suppressor.apply(finding());
	expect(marked).toEqual({
		...finding(),
		suppressed: { by: 'comment', reason: 'why', until: '2027-01-31' },
	});
	expect(suppressor.apply(marked)).toBe(marked);
	expect([...suppressor.used]).toEqual([first]);
});

describe('a suppression without effect is told', () => {
	const warn = (one: Suppression, used = false) =>
		unusedWarnings([one], new Set(used ? [one] : []), {
			ran: new Set(['pod/privileged']),
			known: ['pod/privileged', 'host/pid'],
			today,
		}).map(({ message, file, position }) => {
			expect(message.zh).toMatch(/\p{Script=Han}/u);
			return `${file}:${position?.line}: ${message.en}`;
		});

	test.each<[what: string, fields: Partial<Suppression>, expected: string[]]>([
		['unused', {}, ['a.yaml:1: the suppression of pod/privileged suppresses nothing']],
		[
			'expired',
			{ until: '2026-01-01' },
			['a.yaml:1: the suppression of pod/privileged expired on 2026-01-01'],
		],
		[
			'misspelt',
			{ checks: ['pod/priviledged'] },
			['a.yaml:1: no check is called pod/priviledged; did you mean pod/privileged?'],
		],
		[
			'unknown',
			{ checks: ['pod/privileged', 'nothing/of-the-kind'] },
			['a.yaml:1: no check is called nothing/of-the-kind'],
		],
		['not when its check did not run', { checks: ['host/pid'] }, []],
		[
			'for several',
			{ checks: ['host/*', 'pod/*'] },
			['a.yaml:1: the suppression of host/*, pod/* suppresses nothing'],
		],
	])('%s', (_, fields, expected) => {
		expect(warn(suppression(lines(1, 1), fields))).toEqual(expected);
	});

	test('and one with effect is not', () => {
		expect(warn(suppression(lines(1, 1)), true)).toEqual([]);
	});
});

test('many suppressions in many documents cost no more than their own', () => {
	const count = 20_000;
	const all = Array.from({ length: count }, (_, i) => suppression(lines(1, 9, i + 1)));
	const suppressor = new Suppressor(all, today);
	for (let document = 1; document <= count; document++) suppressor.apply(finding({ document }));
	expect(suppressor.used.size).toBe(count);
});
