import type { Lines } from '../../lang/yaml/lines.ts';
import type { Position } from '../../model/source.ts';

/** 1-based lines, the last included. */
export type Extent = { readonly first: number; readonly last: number };

/**
 * The lines that a comment speaks of. Behind a value: that line and all that is nested below it. On a
 * line of its own: the same for the next line that has content; before a document's first line, the
 * whole document.
 */
export function reachOf(comment: Position, lines: Lines, document: Extent): Extent | undefined {
	const isBehindValue =
		lines
			.line(comment.line)
			.slice(0, comment.column - 1)
			.trim() !== '';
	let first = comment.line;
	if (!isBehindValue) {
		while (first <= document.last && !hasContent(lines.line(first))) first++;
		if (first > document.last) return undefined;
		if (first <= document.first) return document;
	}
	return { first, last: lastNested(first, lines, document.last) };
}

function lastNested(first: number, lines: Lines, end: number): number {
	const head = lines.line(first);
	const indent = indentOf(head);
	const isItem = head.trimStart().startsWith('- ');
	let last = first;
	for (let at = first + 1; at <= end; at++) {
		const line = lines.line(at);
		if (!hasContent(line)) continue;
		const depth = indentOf(line);
		// A list may stand flush with its key.
		const isFlushItem = depth === indent && !isItem && line.trimStart().startsWith('-');
		if (depth <= indent && !isFlushItem) break;
		last = at;
	}
	return last;
}

function hasContent(line: string): boolean {
	return /^\s*[^\s#]/.test(line);
}

function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}
