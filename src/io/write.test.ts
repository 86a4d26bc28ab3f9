import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inChunks, writeWhole } from './write.ts';

let root = '';
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'holdfast-write-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a file is written whole or not at all', () => {
	test('a new one', () => {
		writeWhole(join(root, 'a'), ['键', ': 1', '\n']);
		expect(readFileSync(join(root, 'a'), 'utf8')).toBe('键: 1\n');
		expect(readdirSync(root)).toEqual(['a']);
	});

	test('in place of an old one', () => {
		writeFileSync(join(root, 'a'), 'old and longer');
		writeWhole(join(root, 'a'), ['new']);
		expect(readFileSync(join(root, 'a'), 'utf8')).toBe('new');
	});

	test('the old one stays when the pieces break off', () => {
		writeFileSync(join(root, 'a'), 'old');
		const pieces = (function* () {
			yield 'x'.repeat(200_000);
			throw new Error('broke off');
		})();
		expect(() => writeWhole(join(root, 'a'), pieces)).toThrow('broke off');
		expect(readFileSync(join(root, 'a'), 'utf8')).toBe('old');
		expect(readdirSync(root)).toEqual(['a']);
	});

	test('nothing is left behind when the name cannot be taken', () => {
		expect(() => writeWhole(root, ['x'])).toThrow();
		expect(() => writeWhole(join(root, 'no/such/folder'), ['x'])).toThrow('ENOENT');
		expect(readdirSync(root)).toEqual([]);
	});

	test.skipIf(process.getuid?.() === 0)('a closed folder is told (root may write all)', () => {
		chmodSync(root, 0o500);
		expect(() => writeWhole(join(root, 'a'), ['x'])).toThrow('EACCES');
	});
});

test('small pieces are joined, large ones kept apart', () => {
	const large = 'x'.repeat(64 * 1024);
	const pieces = ['a', Buffer.from('b'), large, 'c', 'd'];
	expect([...inChunks(pieces)].map(String)).toEqual([`ab${large}`, 'cd']);
	expect([...inChunks([])]).toEqual([]);
});
