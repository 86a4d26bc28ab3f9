import {
	chmodSync,
	chownSync,
	lstatSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inChunks, replaceText, writeWhole } from './write.ts';

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

	test('what a link leads to, be it a file or a device', () => {
		writeFileSync(join(root, 'a'), 'old');
		symlinkSync('a', join(root, 'link'));
		symlinkSync('/dev/null', join(root, 'null'));
		for (const name of ['link', 'null']) {
			writeWhole(join(root, name), ['new']);
			expect(lstatSync(join(root, name)).isSymbolicLink()).toBe(true);
		}
		expect(readFileSync(join(root, 'a'), 'utf8')).toBe('new');
		expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
		expect(readdirSync(root).sort()).toEqual(['a', 'link', 'null']);
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

describe('a text is replaced', () => {
	test('if it is still the one that was read', () => {
		const file = join(root, 'a');
		writeFileSync(file, 'old');
		chmodSync(file, 0o640);
		symlinkSync('a', join(root, 'link'));
		expect(replaceText(join(root, 'link'), 'old', 'new')).toBe('written');
		expect(readFileSync(file, 'utf8')).toBe('new');
		expect(statSync(file).mode & 0o777).toBe(0o640);
		expect(replaceText(file, 'old', 'other')).toBe('changed');
		expect(readFileSync(file, 'utf8')).toBe('new');
		expect(readdirSync(root).sort()).toEqual(['a', 'link']);
	});

	test.skipIf(process.getuid?.() !== 0)('the owner stays (only root may give files away)', () => {
		const file = join(root, 'a');
		writeFileSync(file, 'old');
		chownSync(file, 1234, 2345);
		expect(replaceText(file, 'old', 'new')).toBe('written');
		expect(statSync(file)).toMatchObject({ uid: 1234, gid: 2345 });
	});
});

test('small pieces are joined, large ones kept apart', () => {
	const large = 'x'.repeat(64 * 1024);
	const pieces = ['a', Buffer.from('b'), large, 'c', 'd'];
	expect([...inChunks(pieces)].map(String)).toEqual([`ab${large}`, 'cd']);
	expect([...inChunks([])]).toEqual([]);
});
