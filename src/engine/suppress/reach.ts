import type { Lines } from '../../lang/yaml/lines.ts';
import type { Position } from '../../model/source.ts';

/** 1-based lines, the last included. */
export type Extent = { readonly first: number; readonly last: number };

/**
 * Finds the lines that a comment of a document speaks of. Behind a value: that line and all that is
 * nested below it. On a line of its own: the same for the next line that has content; before a
 * document's first line, the whole document. Many comments about one line cost one search.
 */
export function reachFinder(
	lines: Lines,
	document: Extent,
): (comment: Position) => Extent | undefined {
	const reaches = new Map<number, Extent>();
	let skipped: Extent = { first: 0, last: -1 };
	return (comment) => {
		const isOwnLine = !isBehindValue(comment, lines);
		if (isOwnLine && !(skipped.first <= comment.line && comment.line <= skipped.last)) {
			skipped = { first: comment.line, last: nextContent(comment.line, lines, document.last) };
		}
		const first = isOwnLine ? skipped.last : comment.line;
		if (first > document.last) return undefined;
		if (isOwnLine && first <= document.first) return document;
		const reach = reaches.get(first) ?? { first, last: lastNested(first, lines, document.last) };
		reaches.set(first, reach);
		return reach;
	};
}

function isBehindValue({ line, column }: Position, lines: Lines): boolean {
	const before = lines
		.line(line)
		.slice(0, column - 1)
		.trim();
	return before !== '' && before !== '---';
}

function nextContent(from: number, lines: Lines, end: number): number {
	let line = from;
	while (line <= end && !hasContent(lines.line(line))) line++;
	return line;
}

function lastNested(first: number, lines: Lines, end: number): number {
	const head = lines.line(first);
	const indent = indentOf(head);
	const isItem = startsItem(head);
	let last = first;
	for (let at = first + 1; at <= end; at++) {
		const line = lines.line(at);
		if (!hasContent(line)) continue;
		const depth = indentOf(line);
		// A list may stand flush with its key.
		const isFlushItem = depth === indent && !isItem && startsItem(line);
		if (depth <= indent && !isFlushItem) break;
		last = at;
	}
	return last;
}

function startsItem(line: string): boolean {
	return /^\s*-(?:\s|$)/.test(line);
}

function hasContent(line: string): boolean {
	return /^\s*[^\s#]/.test(line);
}

function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}
