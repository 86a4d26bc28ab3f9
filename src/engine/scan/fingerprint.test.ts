import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../kube/objects.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import { fingerprint, namedPath, numberRepeats } from './fingerprint.ts';

function resource(source: string): Resource {
	const [document] = readYaml(source).documents;
	const value = document?.kind === 'value' ? document.value : undefined;
	const [first] = objectsOf(value, 'a.yaml', 1).resources;
	if (!first) throw new Error('no object');
	return first;
}

const pod = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {spec: {containers: [{name: app, ports: [{containerPort: 80}]}, {name: side}]}}}
`;
const app: Path = ['spec', 'template', 'spec', 'containers', 0, 'image'];
const side: Path = ['spec', 'template', 'spec', 'containers', 1, 'image'];

function print({ check = 'pod/a', file = 'a.yaml', source = pod, path = app } = {}): string {
	const object = resource(source);
	return fingerprint(check, file, object, namedPath(object.value, path));
}

describe('a fingerprint stays', () => {
	test.each([
		['over moved lines', { source: `# more\n\n${pod}` }],
		['over a new API version of the same group', { source: pod.replace('apps/v1', 'apps/v2') }],
		[
			'over a container put before',
			{ source: pod.replace('[{name: app', '[{name: x}, {name: app'), path: side },
		],
		['over other fields', { source: pod.replace('name: app', 'name: app, image: b') }],
		['over other labels', { source: pod.replace('name: web', 'name: web, labels: {a: b}') }],
	])('%s', (_, other) => {
		expect(print(other)).toBe(print());
	});
});

describe('a fingerprint differs', () => {
	test.each([
		['by check', { check: 'pod/b' }],
		['by file', { file: 'b.yaml' }],
		['by group', { source: pod.replace('apps/v1', 'other.dev/v1') }],
		['by kind', { source: pod.replace('Deployment', 'DaemonSet') }],
		['by namespace', { source: pod.replace('shop', 'prod') }],
		['by name', { source: pod.replace('web', 'db') }],
		['by container', { path: side }],
		["by the container's name", { source: pod.replace('name: app', 'name: other') }],
		['by field', { path: [...app.slice(0, -1), 'name'] }],
		['by the place of items without names', { path: [...app.slice(0, -1), 'ports', 0] }],
	])('%s', (_, other) => {
		expect(print(other)).not.toBe(print());
	});

	test('where parts could run together', () => {
		const [a, b] = [print({ check: 'a', file: 'bc' }), print({ check: 'ab', file: 'c' })];
		expect(a).not.toBe(b);
	});
});

test('a fingerprint is 32 hexadecimal digits, the same on every run', () => {
	expect(print()).toMatch(/^[0-9a-f]{32}$/);
	expect(print()).toBe(print());
});

test('equal ones are numbered in their order, so that each is unique and stable', () => {
	const items = ['a', 'b', 'a', 'a'].map((each) => ({ fingerprint: each }));
	const numbered = numberRepeats(items).map((each) => each.fingerprint);
	expect(new Set(numbered).size).toBe(4);
	expect(numbered.slice(0, 2)).toEqual(['a', 'b']);
	expect(numberRepeats(items.slice(0, 3)).map((each) => each.fingerprint)).toEqual(
		numbered.slice(0, 3),
	);
});
