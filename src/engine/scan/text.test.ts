import { describe, expect, test } from 'vitest';
import { check, type RegisteredCheck } from '../../checks/define.ts';
import { World } from '../../kube/world.ts';
import { renderPath } from '../../model/path.ts';
import { defaultSettings } from '../../model/settings.ts';
import { text } from '../../model/text.ts';
import { planChecks } from './plan.ts';
import { scanText, type TextScan } from './text.ts';

const story = {
	why: text('x', 'x'),
	mend: text('x', 'x'),
	severity: 'low',
	standards: [],
	examples: [],
} as const;

const latest: RegisteredCheck = {
	id: 'test/latest',
	check: check({
		...story,
		title: text('latest', '最新'),
		on: 'container',
		detect: (container) =>
			container.image?.endsWith(':latest') ? { path: container.at('image') } : undefined,
	}),
};
const twice: RegisteredCheck = {
	id: 'test/twice',
	check: check({
		...story,
		title: text('twice', '重复'),
		on: 'source',
		detect: ({ duplicates, surprises }) => [
			...duplicates.map((path) => ({ path })),
			...surprises.map(({ path, written }) => ({ path, message: text(written, written) })),
		],
	}),
};

const { local } = planChecks([latest, twice]);
const context = {
	version: { major: 1, minor: 36 },
	settings: defaultSettings,
	world: new World([]),
	today: '2026-11-24',
	reads: new Set<string>(),
};

function scan(source: string, file = 'a.yaml', isDiscovered = false): TextScan {
	return scanText({ file, identity: file, text: source, isDiscovered }, local, context);
}

/** The ledger, a line for each row. */
function ledger(...given: Parameters<typeof scan>): string[] {
	return scan(...given).ledger.map(({ document, status, reason, position }) => {
		const place = position ? ` ${position.line}:${position.column}` : '';
		return `${document ?? 'file'}${place} ${status}${reason ? `: ${reason.en}` : ''}`;
	});
}

/** The findings, a line for each. */
function findings(source: string): string[] {
	return scan(source).findings.map(
		({ check: id, document, item, path, range, container, suppressed, message }) => {
			const { line, column } = range.start;
			const by = suppressed ? ` (${suppressed.by}: ${suppressed.reason})` : '';
			return `${line}:${column} ${id} #${document} ${renderPath([...item, ...path])} ${container ?? message.en}${by}`;
		},
	);
}

const pod = (image: string, more = '') => `apiVersion: v1
kind: Pod
metadata:
  name: web${more}
spec:
  containers:
    - name: app
      image: ${image}
`;

describe('every document leaves a row', () => {
	test.each([
		['an object', pod('a:1'), ['1 scanned']],
		['an empty file', '', ['file skipped: empty']],
		['comments alone', '# a\n# b\n', ['file skipped: empty']],
		['document marks alone', '---\n---\n', ['file skipped: empty']],
		[
			'two objects and nothing between',
			`${pod('a:1')}---\n---\n${pod('b:1')}`,
			['1 scanned', '3 scanned'],
		],
		[
			'a list of words',
			'- a\n',
			['1 skipped: not a Kubernetes object: the document is not a mapping'],
		],
		[
			'Falco rules',
			'- required_engine_version: 0.57.0\n- macro: a\n  condition: b\n- rule: c\n',
			['1 skipped: Falco rules, which a scan of manifests does not judge'],
		],
		['a word', 'hello\n', ['1 skipped: not a Kubernetes object: the document is not a mapping']],
		[
			'another file',
			'a: 1\n',
			['1 skipped: not a Kubernetes object: it has no apiVersion and no kind'],
		],
		[
			'an object without apiVersion',
			'kind: Pod\n',
			['1 skipped: not a Kubernetes object: it has no apiVersion'],
		],
		[
			'an object without kind',
			'apiVersion: v1\n',
			['1 skipped: not a Kubernetes object: it has no kind'],
		],
		['a seccomp profile', '{"defaultAction": "SCMP_ACT_ERRNO"}', ['1 scanned']],
		[
			'a kind that is no word',
			'apiVersion: v1\nkind: 5\n',
			['1 skipped: not a Kubernetes object: it has no kind'],
		],
		[
			'a kind that nobody knows',
			'apiVersion: a.b/v1\nkind: C\n',
			['1 scanned: schema not checked: C of a.b/v1 is not a built-in kind'],
		],
		[
			'a List',
			'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n',
			['1 scanned'],
		],
		[
			'a List with something else in it',
			'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n- 5\n- {kind: Pod}\n',
			['1 scanned: item 1 of the List: not a Kubernetes object: the document is not a mapping'],
		],
		[
			'a List with nothing else',
			'apiVersion: v1\nkind: List\nitems: [5]\n',
			['1 skipped: item 0 of the List: not a Kubernetes object: the document is not a mapping'],
		],
		[
			'a typed list',
			'apiVersion: v1\nkind: ConfigMapList\nitems: [{metadata: {name: a}}]\n',
			['1 scanned'],
		],
		[
			'a broken document',
			'a: [\n',
			['1 2:1 unreadable: unexpected end of the stream within a flow collection'],
		],
		[
			'a broken one among good ones',
			`${pod('a:1')}---\na: @\n---\n${pod('b:1')}`,
			[
				'1 scanned',
				'2 10:4 unreadable: bad indentation of a mapping entry; align this line with its neighbours',
				'3 scanned',
			],
		],
		[
			'a template',
			'a: {{ b }}\n',
			[
				'1 1:5 unreadable: not rendered: this is a template, not YAML; scan what it renders to, for example `helm template CHART | holdfast scan -`',
			],
		],
	])('%s', (_, source, rows) => {
		expect(ledger(source)).toEqual(rows);
	});

	test.each([
		['named by the user', false, '1 1:11 unreadable: missed comma between flow collection entries'],
		['found in a folder', true, '1 1:11 skipped: missed comma between flow collection entries'],
	])('JSON that is none, %s', (_, isDiscovered, row) => {
		expect(ledger('{"a": "b" "c"}', 'a.json', isDiscovered)).toEqual([row]);
	});

	test('a broken manifest in JSON counts, however it was found', () => {
		expect(ledger('{"apiVersion": "v1",,}', 'a.json', true)).toEqual([
			"1 1:21 unreadable: expected the node content, but found ','",
		]);
	});
});

describe('findings', () => {
	test('stand where the text says it, in every document and list', () => {
		const list = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: b}
  spec: {containers: [{name: side, image: "b:latest"}]}
`;
		expect(findings(`${pod('a:latest')}---\n${list}`)).toEqual([
			'8:7 test/latest #1 spec.containers[0].image app',
			'16:36 test/latest #2 items[0].spec.containers[0].image side',
		]);
	});

	test('speak of the text behind the value too', () => {
		const labels = '\n  labels:\n    a: yes\n    b: x\n    b: z\n    0: n';
		expect(findings(pod('a:1', labels)).toSorted()).toEqual([
			'6:5 test/twice #1 metadata.labels.a yes',
			'8:5 test/twice #1 metadata.labels.b twice',
			'9:5 test/twice #1 metadata.labels["0"] n',
		]);
	});

	test('are marked by what the file says of itself, which is counted as used', () => {
		const line = pod('a:latest # holdfast: ignore test/latest pinned by the mirror');
		const whole = `# holdfast: ignore test/* all of it\n${pod('a:latest')}`;
		const noted = pod('a:latest', '\n  annotations: {holdfast.dev/ignore: test/latest noted}');
		expect(findings(line)).toEqual([
			'8:7 test/latest #1 spec.containers[0].image app (comment: pinned by the mirror)',
		]);
		expect(findings(whole)).toEqual([
			'9:7 test/latest #1 spec.containers[0].image app (comment: all of it)',
		]);
		expect(findings(noted)).toEqual([
			'9:7 test/latest #1 spec.containers[0].image app (annotation: noted)',
		]);
		expect([line, whole, noted].map((source) => scan(source).used)).toEqual([[0], [0], [0]]);
		expect(scan(`# holdfast: ignore test/twice why\n${pod('a:latest')}`)).toMatchObject({
			used: [],
			suppressions: [{ checks: ['test/twice'] }],
			findings: [{ suppressed: undefined }],
		});
	});
});

test('objects are counted, and kept only when something needs the world', () => {
	const source = `${pod('a:1')}---\n${pod('b:1')}`;
	const alone = scan(source);
	const input = { file: 'a.yaml', identity: 'a.yaml', text: source, isDiscovered: false };
	const kept = scanText(input, local, { ...context, reads: new Set(['Pod']) });
	expect([alone.resources, alone.facts.length, kept.facts.length]).toEqual([2, 0, 2]);
});

test('what a scan gives can cross to another thread', () => {
	const source = `# holdfast: ignore test/* why\n# holdfast: nonsense\n${pod('a:latest')}---\n[`;
	const given = scan(source);
	expect(structuredClone(given)).toEqual(given);
});
