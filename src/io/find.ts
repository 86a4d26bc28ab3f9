import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isAppArmorName } from '../lang/apparmor/name.ts';
import { isDockerfileName } from '../lang/dockerfile/name.ts';
import type { LedgerRow } from '../model/ledger.ts';
import { type Text, text } from '../model/text.ts';
import { exists } from './exists.ts';
import { type Ignored, ignoresAbove, ignoresWithin } from './gitignore.ts';

/** A file to read. */
export type FoundFile = {
	readonly file: string;
	/** Found below a folder, not named by the user. */
	readonly isDiscovered: boolean;
	/** Can be read only once: standard input, a pipe, a device. */
	readonly isStream: boolean;
};

export type Found = { readonly files: readonly FoundFile[]; readonly rows: readonly LedgerRow[] };

/** Standard input, as a path. */
export const standardInput = '-';

/**
 * The files that paths mean: a file is itself, a folder is every YAML file, JSON file, Dockerfile and
 * AppArmor profile below it that git would not ignore. Sorted within each folder, each file once. What
 * cannot be looked at becomes a row.
 */
export function findFiles(paths: readonly string[]): Found {
	const search: Search = { files: new Map(), rows: [] };
	for (const path of paths) visit(path, search);
	return { files: [...search.files.values()], rows: search.rows };
}

type Search = { readonly files: Map<string, FoundFile>; readonly rows: LedgerRow[] };

function visit(path: string, search: Search): void {
	if (path === standardInput) {
		search.files.set(path, { file: path, isDiscovered: false, isStream: true });
		return;
	}
	const stats = tryOrRow(path, search, () => statSync(path));
	if (!stats) return;
	if (!stats.isDirectory()) {
		const found = { file: tidy(path), isDiscovered: false, isStream: !stats.isFile() };
		search.files.set(resolve(path), found);
		return;
	}
	const before = search.files.size + search.rows.length;
	walk(path, ignoresAbove(path), search);
	if (search.files.size + search.rows.length > before) return;
	const none = text(
		'no YAML or JSON files, Dockerfiles or AppArmor profiles here',
		'此处没有 YAML、JSON 文件、Dockerfile 或 AppArmor 配置',
	);
	search.rows.push(unreadable(path, none));
}

function walk(start: string, above: Ignored, search: Search): void {
	const folders = [{ folder: start, above }];
	for (let next = folders.pop(); next; next = folders.pop()) {
		const { folder } = next;
		const entries = tryOrRow(folder, search, () => readdirSync(folder, { withFileTypes: true }));
		if (!entries) continue;
		const ignored = ignoresWithin(folder, entries, next.above);
		const below: typeof folders = [];
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) {
				if (!skippedFolders.has(entry.name) && !ignored(`${resolve(path)}/`)) {
					below.push({ folder: path, above: ignored });
				}
			} else if (isInput(entry.name, path) && !ignored(resolve(path))) {
				addFile(path, entry, search);
			} else if (entry.isSymbolicLink()) noteLink(path, search);
		}
		folders.push(...below.reverse());
	}
}

const manifest = /\.(?:ya?ml|json)$/i;

/** Whether a file holds YAML or JSON by its name. */
export function isManifestName(file: string): boolean {
	return manifest.test(file);
}

function isInput(name: string, path: string): boolean {
	return manifest.test(name) || isDockerfileName(name) || isAppArmorName(path);
}

const skippedFolders = new Set(['.git', 'node_modules']);

function addFile(path: string, entry: Dirent, search: Search): void {
	const target = entry.isSymbolicLink() ? tryOrRow(path, search, () => statSync(path)) : entry;
	if (!target) return;
	if (target.isDirectory()) noteLink(path, search);
	else if (!target.isFile()) {
		// To open a pipe that nobody writes to would wait for ever.
		search.rows.push(unreadable(path, text('not a regular file', '不是普通文件')));
	} else if (!search.files.has(resolve(path))) {
		const found = { file: tidy(path), isDiscovered: true, isStream: false };
		search.files.set(resolve(path), found);
	}
}

// Links to folders are not followed: they may lead anywhere, or in a circle.
function noteLink(path: string, search: Search): void {
	try {
		if (!statSync(path).isDirectory()) return;
	} catch {
		if (!lstatSync(path).isSymbolicLink()) return;
		// A broken link that is no manifest concerns nobody.
		return;
	}
	const reason = text('a symbolic link to a folder, not followed', '指向目录的符号链接，未跟随');
	search.rows.push({ ...unreadable(path, reason), status: 'skipped' });
}

function tryOrRow<T>(path: string, search: Search, look: () => T): T | undefined {
	try {
		return look();
	} catch (error) {
		search.rows.push(unreadable(path, explainFailure(error)));
		return undefined;
	}
}

/** Why a file or folder could not be used, in words. */
export function explainFailure(error: unknown): Text {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return (
		failures.get(code) ??
		text(`cannot be read (${code || 'unknown error'})`, `无法读取（${code || '未知错误'}）`)
	);
}

const failures = new Map<string, Text>([
	['ENOENT', text('no such file or folder', '文件或目录不存在')],
	['EACCES', text('permission denied', '没有读取权限')],
	['EPERM', text('permission denied', '没有读取权限')],
	['ELOOP', text('a symbolic link that leads in a circle', '符号链接成环')],
	['ENOTDIR', text('a part of the path is not a folder', '路径中有一部分不是目录')],
	['ENAMETOOLONG', text('the name is too long', '名称过长')],
	['EISDIR', text('a folder, not a file', '是目录而不是文件')],
	['ENOSPC', text('no space left', '磁盘空间不足')],
	['EROFS', text('the file system is read-only', '文件系统只读')],
]);

function unreadable(file: string, reason: Text): LedgerRow {
	return {
		file: tidy(file),
		document: undefined,
		status: 'unreadable',
		reason,
		position: undefined,
	};
}

/** One spelling for a path: forward slashes, no leading `./`. */
function tidy(path: string): string {
	const slashed = sep === '/' ? path : path.replaceAll(sep, '/');
	const plain = slashed.replace(/^(?:\.\/)+(?=.)/, '');
	return plain.length > 1 ? plain.replace(/\/+$/, '') : plain;
}

/** The nearest folder at or above `from` that holds one of `names`; undefined when there is none. */
export function findUpwards(from: string, names: readonly string[]): string | undefined {
	for (let folder = resolve(from); ; folder = dirname(folder)) {
		if (names.some((name) => exists(join(folder, name)))) return folder;
		if (dirname(folder) === folder) return undefined;
	}
}
