import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFiles, findUpwards } from './find.ts';

let root = '';
beforeEach(() => {
	root = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-find-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes files; a name that ends in `/` is a folder. */
function make(files: { readonly [name: string]: string }): void {
	for (const [name, content] of Object.entries(files)) {
		const path = join(root, name);
		mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
		if (!name.endsWith('/')) writeFileSync(path, content);
	}
}

/** The files found and the rows, named from the root. */
function found(...paths: string[]): { files: string[]; rows: string[] } {
	const { files, rows } = findFiles(paths.map((path) => join(root, path)));
	return {
		files: files.map(({ file }) => relative(root, file)),
		rows: rows.map(
			({ file, status, reason }) => `${relative(root, file)} ${status}: ${reason?.en}`,
		),
	};
}

describe('a path means', () => {
	test('itself when it is a file, whatever its name', () => {
		make({ 'notes.txt': '', '.hidden': '' });
		expect(found('notes.txt', '.hidden')).toEqual({ files: ['notes.txt', '.hidden'], rows: [] });
	});

	test('the YAML and JSON files below it, sorted folder by folder', () => {
		make({
			'b/z.yaml': '',
			'b/a.yml': '',
			'c.json': '',
			'a.YAML': '',
			'd.txt': '',
			'b/c/d.yaml': '',
		});
		expect(found('.')).toEqual({
			files: ['a.YAML', 'c.json', 'b/a.yml', 'b/z.yaml', 'b/c/d.yaml'],
			rows: [],
		});
	});

	test('the Dockerfiles below it', () => {
		make({
			Dockerfile: '',
			'Dockerfile.web': '',
			'a/Containerfile': '',
			'a/web.dockerfile': '',
			'a/dockerfile.ts': '',
			'a/Dockerfile.dockerignore': '',
		});
		expect(found('.')).toEqual({
			files: ['Dockerfile', 'Dockerfile.web', 'a/Containerfile', 'a/web.dockerfile'],
			rows: [],
		});
	});

	test('each file once, as it was first named', () => {
		make({ 'a/b.yaml': '' });
		const paths = [join(root, 'a/b.yaml'), join(root, 'a/../a/b.yaml'), join(root, 'a')];
		expect(findFiles(paths).files).toEqual([
			{ file: join(root, 'a/../a/b.yaml'), isDiscovered: false, isStream: false },
		]);
	});

	test('standard input once, which can be read only once', () => {
		expect(findFiles(['-', '-'])).toEqual({
			files: [{ file: '-', isDiscovered: false, isStream: true }],
			rows: [],
		});
	});

	test('files of any odd name', () => {
		const names = ['-.yaml', ' .yaml', 'a\nb.yaml', '键.yaml', '[x]*.yaml', 'a\\b.yaml', '.yaml'];
		make(Object.fromEntries([...names, '.git/', '.gitignore'].map((name) => [name, ''])));
		expect(found('.')).toEqual({ files: names.toSorted(), rows: [] });
	});

	test('nothing in folders that hold no manifests of ours', () => {
		make({ '.git/a.yaml': '', 'node_modules/b/c.yaml': '', 'd.yaml': '' });
		expect(found('.')).toEqual({ files: ['d.yaml'], rows: [] });
	});
});

describe('what cannot be read is a row', () => {
	test.each([
		['no such path', 'nobody.yaml', 'nobody.yaml unreadable: no such file or folder'],
		['a file as a folder', 'a.yaml/b', 'a.yaml/b unreadable: a part of the path is not a folder'],
		[
			'an empty folder',
			'empty',
			'empty unreadable: no YAML or JSON files, Dockerfiles or AppArmor profiles here',
		],
		['a name too long', 'x'.repeat(300), `${'x'.repeat(300)} unreadable: the name is too long`],
	])('%s', (_, path, row) => {
		make({ 'a.yaml': '', 'empty/': '' });
		expect(found(path)).toEqual({ files: [], rows: [row] });
	});

	test('a link that leads in a circle', () => {
		make({ 'ok.yaml': '' });
		symlinkSync('loop.yaml', join(root, 'loop.yaml'));
		const row = 'loop.yaml unreadable: a symbolic link that leads in a circle';
		expect(found('.')).toEqual({ files: ['ok.yaml'], rows: [row] });
		expect(found('loop.yaml')).toEqual({ files: [], rows: [row] });
	});

	test('a broken link to a manifest, but not to anything else', () => {
		make({ 'ok.yaml': '' });
		symlinkSync('gone', join(root, 'broken.yaml'));
		symlinkSync('gone', join(root, 'broken.txt'));
		expect(found('.')).toEqual({
			files: ['ok.yaml'],
			rows: ['broken.yaml unreadable: no such file or folder'],
		});
	});

	test('a link to a folder, which is not followed', () => {
		make({ 'a/b.yaml': '' });
		symlinkSync('a', join(root, 'link'));
		symlinkSync('..', join(root, 'a/up.yaml'));
		expect(found('.')).toEqual({
			files: ['a/b.yaml'],
			rows: [
				'link skipped: a symbolic link to a folder, not followed',
				'a/up.yaml skipped: a symbolic link to a folder, not followed',
			],
		});
	});

	test('a link to a file is read under its own name', () => {
		make({ 'a.txt': '' });
		symlinkSync('a.txt', join(root, 'b.yaml'));
		expect(found('.')).toEqual({ files: ['b.yaml'], rows: [] });
	});

	test.skipIf(process.platform === 'win32')('a pipe among the files', () => {
		make({ 'ok.yaml': '' });
		execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
		expect(found('.')).toEqual({
			files: ['ok.yaml'],
			rows: ['pipe.yaml unreadable: not a regular file'],
		});
		expect(findFiles([join(root, 'pipe.yaml')]).files).toMatchObject([{ isStream: true }]);
	});

	test.skipIf(process.getuid?.() === 0)('a folder without permission (root may read all)', () => {
		make({ 'ok.yaml': '', 'closed/a.yaml': '' });
		chmodSync(join(root, 'closed'), 0);
		const seen = found('.');
		chmodSync(join(root, 'closed'), 0o755);
		expect(seen).toEqual({
			files: ['ok.yaml'],
			rows: ['closed unreadable: permission denied'],
		});
	});
});

describe('.gitignore', () => {
	test('counts in a repository, with negation, nesting and folders', () => {
		make({
			'.git/': '',
			'.gitignore': 'out/\n*.json\n!keep.json\n/top.yaml\n',
			'a.json': '',
			'keep.json': '',
			'top.yaml': '',
			'out/a.yaml': '',
			'b/.gitignore': 'c.yaml\n!d.json\n',
			'b/c.yaml': '',
			'b/d.json': '',
			'b/top.yaml': '',
			'b/out/x.yaml': '',
		});
		expect(found('.')).toEqual({ files: ['keep.json', 'b/d.json', 'b/top.yaml'], rows: [] });
	});

	test('of the folders above counts, up to the root of the repository', () => {
		make({
			'.gitignore': 'b.yaml\n',
			'repo/.git/': '',
			'repo/.gitignore': 'a.yaml\n',
			'repo/x/a.yaml': '',
			'repo/x/b.yaml': '',
		});
		expect(found('repo/x')).toEqual({ files: ['repo/x/b.yaml'], rows: [] });
	});

	test('above counts for nothing outside of a repository', () => {
		make({ '.gitignore': 'a.yaml\n', 'x/a.yaml': '' });
		expect(found('x')).toEqual({ files: ['x/a.yaml'], rows: [] });
	});

	test('does not keep a folder or file from being read that the user names', () => {
		make({ '.git/': '', '.gitignore': 'out/\na.yaml\n', 'out/b.yaml': '', 'a.yaml': '' });
		expect(found('out', 'a.yaml')).toEqual({ files: ['out/b.yaml', 'a.yaml'], rows: [] });
	});

	test('that leaves nothing leaves a row', () => {
		make({ '.git/': '', '.gitignore': '*.yaml\n', 'a/b.yaml': '' });
		expect(found('a').rows).toEqual([
			'a unreadable: no YAML or JSON files, Dockerfiles or AppArmor profiles here',
		]);
	});
});

test('the nearest folder above that holds a file of these names', () => {
	make({ 'holdfast.yaml': '', 'a/holdfast.yml': '', 'a/b/c/': '' });
	const names = ['holdfast.yaml', 'holdfast.yml'];
	expect(findUpwards(join(root, 'a/b/c'), names)).toBe(join(root, 'a'));
	expect(findUpwards(root, names)).toBe(root);
	expect(findUpwards(join(root, 'a/b'), ['nobody.of.that.name'])).toBeUndefined();
});
