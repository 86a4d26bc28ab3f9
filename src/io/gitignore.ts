import { type Dirent, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ignore from 'ignore';
import { exists } from './exists.ts';

/** Whether git ignores an absolute path; folders end in `/`. */
export type Ignored = (path: string) => boolean;

const nothing: Ignored = () => false;

/** The rules of `.gitignore` files above a folder, up to the root of its repository. */
export function ignoresAbove(folder: string): Ignored {
	const folders: string[] = [];
	const start = resolve(folder);
	for (let at = start; !exists(join(at, '.git')); at = dirname(at)) {
		if (dirname(at) === at) return nothing; // no repository, so git ignores nothing
		folders.unshift(dirname(at));
	}
	const above = folders.reduce(addRules, nothing);
	// Who names an ignored folder wants it read.
	return above(`${start}/`) ? nothing : above;
}

/** The rules above with those of the folder's own `.gitignore`, when it has one. */
export function ignoresWithin(folder: string, entries: readonly Dirent[], above: Ignored): Ignored {
	return entries.some(({ name }) => name === '.gitignore')
		? addRules(above, resolve(folder))
		: above;
}

function addRules(above: Ignored, folder: string): Ignored {
	const rules = readRules(join(folder, '.gitignore'));
	if (rules === undefined) return above;
	const own = ignore().add(rules);
	return (path) => {
		const within = relative(folder, path) + (path.endsWith('/') ? '/' : '');
		const { ignored, unignored } = own.test(within);
		return ignored || (!unignored && above(path));
	};
}

function readRules(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined; // absent or unreadable: no rules
	}
}
