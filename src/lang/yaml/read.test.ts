import { describe, expect, test } from 'vitest';
import { renderPath } from '../../model/path.ts';
import { readYaml, type YamlDocument } from './read.ts';

function value(document: YamlDocument | undefined): unknown {
	if (document?.kind !== 'value') throw new Error(document?.diagnostic.message ?? 'no document');
	return document.value;
}

/** What is marked for a path, and where. */
function marked(text: string, path: readonly (string | number)[]): string {
	const file = readYaml(text);
	const [document] = file.documents;
	if (document?.kind !== 'value') throw new Error('not readable');
	const { start, end } = document.source.range(path);
	const line = file.lines.line(start.line);
	const last = start.line === end.line ? end.column - 1 : undefined;
	return `${start.line}:${start.column} ${line.slice(start.column - 1, last)}`;
}

const pod = `# a comment
apiVersion: v1
kind: Pod
spec:
  containers:
    - name: "app"
      image: 'web'
      args: [--port, "80"]
    -   name: side
  empty:
  block: |
    one
    two
  "odd key": {a: 1, b: }
  1: number
`;

describe('a place is found by its path', () => {
	test.each([
		[['kind'], '3:1 kind: Pod'],
		[['spec'], '4:1 spec'],
		[['spec', 'containers'], '5:3 containers'],
		[['spec', 'containers', 0], '6:7 name: "app"'],
		[['spec', 'containers', 0, 'image'], "7:7 image: 'web'"],
		[['spec', 'containers', 0, 'args', 1], '8:22 "80"'],
		[['spec', 'containers', 1, 'name'], '9:9 name: side'],
		[['spec', 'empty'], '10:3 empty'],
		[['spec', 'block'], '11:3 block'],
		[['spec', 'odd key', 'a'], '14:15 a: 1'],
		[['spec', 'odd key', 'b'], '14:21 b'],
		[['spec', '1'], '15:3 1: number'],
		[['spec', 'containers', 0, 'securityContext', 'privileged'], '6:7 name: "app"'],
		[[], '2:1 apiVersion: v1'],
	])('%j', (path, expected) => {
		expect(marked(pod, path)).toBe(expected);
	});

	test.each([
		['an alias', 'a: &x {k: 1}\nb: *x\n', ['b', 'k'], '1:8 k: 1'],
		['a merge', 'a: &x {k: 1}\nb: {<<: *x, j: 2}\n', ['b', 'k'], '1:8 k: 1'],
		['a merge that is overridden', 'a: &x {k: 1}\nb: {<<: *x, k: 2}\n', ['b', 'k'], '2:13 k: 2'],
		['a list of merges', 'a: &x {k: 1}\nb: &y {k: 2}\nc: {<<: [*x, *y]}\n', ['c', 'k'], '1:8 k: 1'],
		['a duplicate key: the last wins', 'a: 1\na: 2\n', ['a'], '2:1 a: 2'],
		['an explicit key', '? a\n: b\n', ['a'], '1:3 a'],
		['CRLF', 'a: 1\r\nb: 2\r\n', ['b'], '2:1 b: 2'],
		['a byte order mark', '\ufeffa: 1\n', ['a'], '1:1 a: 1'],
		['JSON', '{\n  "a": {"b": [1, 2]}\n}', ['a', 'b', 1], '2:18 2'],
		['no final newline', 'a:\n- b', ['a', 0], '2:3 b'],
		['a tag', 'a: !!str 5\n', ['a'], '1:1 a: !!str 5'],
		['wide characters', '键: 值\n', ['键'], '1:1 键: 值'],
	])('%s', (_, text, path, expected) => {
		expect(marked(text, path)).toBe(expected);
	});
});

describe('documents', () => {
	test.each([
		['a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
		['---\na: 1\n...\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
		['# only a comment\n', []],
		['', []],
		['---\n---\na: 1\n', [null, { a: 1 }]],
		['%YAML 1.1\n---\na: 1\n', [{ a: 1 }]],
		['a: |\n  ---\n  b\n', [{ a: '---\nb\n' }]],
	])('%j', (text, values) => {
		expect(readYaml(text).documents.map(value)).toEqual(values);
	});

	test('a broken one leaves its neighbours readable', () => {
		const { documents } = readYaml('a: 1\n---\nb: [\n---\nc: 3\n');
		expect(documents.map(({ kind, number }) => `${number} ${kind}`)).toEqual([
			'1 value',
			'2 failure',
			'3 value',
		]);
		expect(value(documents[2])).toEqual({ c: 3 });
		if (documents[2]?.kind === 'value') {
			expect(documents[2].source.range(['c']).start).toEqual({ line: 5, column: 1 });
		}
	});

	test('keys named like parts of every object are ordinary keys', () => {
		const [document] = readYaml('__proto__: {polluted: true}\nconstructor: 1\n').documents;
		expect(Object.keys(value(document) as object)).toEqual(['__proto__', 'constructor']);
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	});

	test('duplicates and surprises are known by their paths', () => {
		const [document] = readYaml('a:\n  - x: yes\n    m: 0644\n    m: 1\n    z: "no"\n').documents;
		if (document?.kind !== 'value') throw new Error('not readable');
		expect(document.source.duplicates().map(renderPath)).toEqual(['a[0].m']);
		expect(document.source.surprises().map(renderPath)).toEqual(['a[0].x']);
	});
});

describe('what cannot be read becomes one diagnostic with a place', () => {
	const bomb = [
		'l0: &l0 [x, x, x, x, x, x, x, x, x, x]',
		...Array.from({ length: 8 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(10)}]`),
	].join('\n');

	test.each([
		['tabs', 'a:\n\tb: 1\n', 'syntax', 2],
		['a broken flow mapping', 'a: {b: 1\nc: 2\n', 'syntax', 2],
		['100 KB of [', '['.repeat(100_000), 'too-deep', 1],
		['an alias bomb', bomb, 'too-many-aliases', 5],
		['an anchor in itself', 'a: &x [*x]\n', 'syntax', 1],
		['an unknown anchor', 'a: 1\nb: *nobody\n', 'syntax', 2],
		['a Helm template', 'a: 1\nb: {{ .Values.b }}\n', 'template', 2],
		['a zero byte', 'a: \0\n', 'syntax', 1],
		['a control character', 'a: "\x07"\n', 'syntax', 1],
		['.inf', 'a: .inf\n', 'syntax', 1],
		['a list as a key', '? [a]\n: b\n', 'syntax', 1],
	])('%s', (_, text, code, line) => {
		const [document] = readYaml(text).documents;
		if (document?.kind !== 'failure') throw new Error('was read');
		expect([document.diagnostic.code, document.diagnostic.position.line]).toEqual([code, line]);
		expect(document.diagnostic.message).not.toMatch(/\n/);
	});

	test('limits on size and number', () => {
		const limits = { size: 100, depth: 5, separators: 10, repeated: 20 };
		const codeOf = (text: string) => {
			const [document] = readYaml(text, limits).documents;
			return document?.kind === 'failure' ? document.diagnostic.code : 'read';
		};
		expect(codeOf(`a: ${'x'.repeat(200)}`)).toBe('too-large');
		expect(codeOf('- a\n'.repeat(20))).toBe('too-large');
		expect(codeOf('[[[[[[1]]]]]]')).toBe('too-deep');
		expect(codeOf('[[1]]')).toBe('read');
	});
});
