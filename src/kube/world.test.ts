import { expect, test } from 'vitest';
import { objectsOf } from './objects.ts';
import { World } from './world.ts';

const items = [
	{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } },
	{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'x' } },
	{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a' } },
	{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: {} },
	{
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'd' },
		spec: { template: { spec: {} } },
	},
];
const { resources } = objectsOf({ apiVersion: 'v1', kind: 'List', items }, 'a.yaml', 1);
const world = new World(resources);

test('objects are known by kind, in the order of the inputs', () => {
	expect(world.ofKind('Secret')).toEqual(resources.slice(0, 2));
	expect(world.ofKind('Role')).toEqual([]);
});

test('objects are found by kind, namespace and name', () => {
	expect(world.find('Secret', undefined, 'a')).toBe(resources[0]);
	expect(world.find('Secret', 'x', 'a')).toBe(resources[1]);
	expect(world.find('Secret', 'y', 'a')).toBeUndefined();
	expect(world.find('ServiceAccount', undefined, 'a')).toBe(resources[2]);
	expect(world.find('ServiceAccount', undefined, 'b')).toBeUndefined();
});

test('every Pod and Pod template is known', () => {
	expect(world.pods.map(({ resource, path }) => [resource.name, path])).toEqual([
		['p', []],
		['d', ['spec', 'template']],
	]);
});
