import { relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { nameFrom } from './request.ts';

test.each([
	['/work', 'a.yaml'],
	['/work', './a.yaml'],
	['/work', '/work/a.yaml'],
	['/work', '/work/b/a.yaml'],
	['/work', '/work/b/c.yaml'],
	['/other', '/work/b/c.yaml'],
	['/work', '/work/b/..'],
	['/work', '/work/b/.'],
	['/work', '/work/b/'],
	['/work', '/a.yaml'],
	['/work', '../x//y/a.yaml'],
	['/work/b/c', '/work/a.yaml'],
])('from %s the file %s has the name of its relative path', (folder, file) => {
	expect(nameFrom(folder, file)).toBe(relative(folder, resolve(file)));
});

test('without a folder, and for standard input, the name is what the user wrote', () => {
	expect(nameFrom(undefined, './a.yaml')).toBe('./a.yaml');
	expect(nameFrom('/work', '-')).toBe('-');
});
