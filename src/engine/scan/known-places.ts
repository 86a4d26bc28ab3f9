import { type Path, renderPath } from '../../model/path.ts';
import type { Range } from '../../model/source.ts';

/**
 * Places of an object by their paths, as text: `\nPATH=line:column-line:column` for each. Most are
 * never asked for, and a text costs the collector nothing. A rendered path holds no line break.
 */
export type KnownPlaces = string;

export function keepPlaces(paths: readonly Path[], rangeOf: (path: Path) => Range): KnownPlaces {
	let kept = '';
	for (const path of paths) {
		const { start, end } = rangeOf(path);
		kept += `\n${renderPath(path)}=${start.line}:${start.column}-${end.line}:${end.column}`;
	}
	return kept;
}

/** The range that was kept for a path; undefined when none was. */
export function placeOf(path: Path, kept: KnownPlaces): Range | undefined {
	const head = `\n${renderPath(path)}=`;
	const at = kept.indexOf(head);
	if (at < 0) return undefined;
	form.lastIndex = at + head.length;
	const [, ...numbers] = form.exec(kept) ?? [];
	const [line = 0, column = 0, endLine = 0, endColumn = 0] = numbers.map(Number);
	return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

const form = /(\d+):(\d+)-(\d+):(\d+)/y;
