import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../kube/objects.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import { renderPath } from '../../model/path.ts';
import { mayHoldSuppressions, readSuppressions, type Written } from './in-file.ts';

function read(text: string): Written {
	const written: Written = { suppressions: [], warnings: [] };
	for (const document of readYaml(text).documents) {
		if (document.kind === 'failure') throw new Error(document.diagnostic.message);
		const { resources } = objectsOf(document.value, 'a.yaml', document.number);
		const more = readSuppressions('a.yaml', document.number, document.source, resources);
		written.suppressions.push(...more.suppressions);
		written.warnings.push(...more.warnings);
	}
	return written;
}

/** Each suppression in one line: where it is written, what it names, what it reaches. */
function told(text: string): string[] {
	return read(text).suppressions.map(({ by, checks, reason, until, position, scope }) => {
		const place = `${position.line}:${position.column}`;
		const day = until === undefined ? '' : ` until ${until}`;
		if (scope.kind === 'config') return 'config';
		const reach =
			scope.kind === 'lines' ? `lines ${scope.from}-${scope.to}` : renderPath(scope.path);
		return `${place} ${by} ${checks.join(',')}${day} "${reason}" @${scope.document} ${reach}`;
	});
}

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: a
spec:
  hostPID: true
`;

describe('a comment suppresses', () => {
	test.each([
		[
			'on a line',
			pod.replace('true', 'true # holdfast: ignore host/pid why'),
			'6:17 comment host/pid "why" @1 lines 6-6',
		],
		[
			'on an object',
			`# holdfast: ignore host/* until 2027-01-31 why\n${pod}`,
			'1:1 comment host/* until 2027-01-31 "why" @1 lines 2-7',
		],
		[
			'without a space',
			`#holdfast:ignore host/pid why\n${pod}`,
			'1:1 comment host/pid "why" @1 lines 2-7',
		],
		[
			'in the second document',
			`${pod}---\n# holdfast: ignore a/b why\n${pod}`,
			'8:1 comment a/b "why" @2 lines 9-14',
		],
	])('%s', (_, text, expected) => {
		expect(told(text)).toEqual([expected]);
	});

	test.each([
		['a remark that only mentions it', `# see holdfast: ignore\n${pod}`],
		['a text that looks like it', `${pod}  hostname: "# holdfast: ignore a/b why"\n`],
		['a block text', `${pod}  x: |\n    # holdfast: ignore a/b why\n`],
		['the end of a file', `${pod}# holdfast: ignore a/b why\n`],
	])('nothing in %s', (_, text) => {
		expect(read(text)).toEqual({ suppressions: [], warnings: [] });
	});

	test('nothing when it is not understood, which is told', () => {
		const { suppressions, warnings } = read(`# holdfast: ignore a/b\n${pod}`);
		expect(suppressions).toEqual([]);
		expect(warnings).toMatchObject([
			{
				message: { en: 'the suppression of a/b gives no reason, so it does not hold' },
				file: 'a.yaml',
				position: { line: 1, column: 1 },
			},
		]);
	});
});

describe('an annotation suppresses', () => {
	const annotated = (value: string) =>
		pod.replace('name: a', `name: a\n  annotations:\n    holdfast.dev/ignore: ${value}`);

	test.each([
		['for its object', annotated('host/pid why'), ['6:5 annotation host/pid "why" @1 ']],
		[
			'once a line',
			annotated('|\n      a/b why\n\n      c/d so'),
			['6:5 annotation a/b "why" @1 ', '6:5 annotation c/d "so" @1 '],
		],
		[
			'once a semicolon',
			annotated('"a/b why; c/d so"'),
			['6:5 annotation a/b "why" @1 ', '6:5 annotation c/d "so" @1 '],
		],
	])('%s', (_, text, expected) => {
		expect(told(text)).toEqual(expected);
	});

	test('for the Pods that an object makes', () => {
		const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  template:
    metadata:
      annotations: {holdfast.dev/ignore: a/b why}
    spec: {}
`;
		expect(told(text)).toEqual(['7:21 annotation a/b "why" @1 spec.template']);
	});

	test('for its item of a List', () => {
		const text = `apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Secret}
- apiVersion: v1
  kind: Pod
  metadata: {annotations: {holdfast.dev/ignore: a/b why}}
`;
		expect(told(text)).toEqual(['7:28 annotation a/b "why" @1 items[1]']);
	});

	test.each(['5', '[a/b why]', '{a: b}', 'null', '""'])('nothing when it is %s', (value) => {
		expect(read(annotated(value))).toEqual({ suppressions: [], warnings: [] });
	});
});

test.each([
	['that hold', '# holdfast: ignore a/b why\n', 1000],
	['that do not', '# holdfast: nonsense\n', 0],
])('only so many %s in one document', (_, comment, count) => {
	const { suppressions, warnings } = read(`${comment.repeat(150_000)}${pod}`);
	expect([suppressions.length, warnings.length]).toEqual([count, 1001 - count]);
	expect(warnings.at(-1)?.message.en).toBe(
		'more than 1000 suppressions in one document; the rest does not hold',
	);
});

test.each([
	['a: 1', false],
	['# holdfast', false],
	['# holdfast: x', true],
	['holdfast.dev/ignore', true],
])('%j may hold suppressions: %s', (text, expected) => {
	expect(mayHoldSuppressions(text)).toBe(expected);
});
