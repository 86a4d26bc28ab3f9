import type { Comment, Piece } from './tree.ts';

/** An instruction's text, its lines joined as BuildKit joins them. */
export type Logical = {
	readonly text: string;
	readonly pieces: readonly Piece[];
	readonly start: number;
	/** The end of its last line, without the line end. */
	readonly end: number;
	/** Where the next line begins. */
	readonly next: number;
};

/**
 * The instruction at or after `from`; undefined when none is left. Comments, also those between its
 * lines, go to `comments`.
 */
export function readLogical(
	source: string,
	from: number,
	{ escapeMark, comments }: { escapeMark: string; comments: Comment[] },
): Logical | undefined {
	let line = lineAt(source, from);
	let content = afterBlanks(source, line.start, line.end);
	while (content === line.end || source[content] === '#') {
		noteComment(source, content, line.end, comments);
		if (line.next >= source.length) return undefined;
		line = lineAt(source, line.next);
		content = afterBlanks(source, line.start, line.end);
	}
	const start = content;
	const pieces: Piece[] = [];
	let text = '';
	for (;;) {
		const end = continuationAt(source, content, line.end, escapeMark);
		if (content < (end ?? line.end)) pieces.push({ at: text.length, source: content });
		text += source.slice(content, end ?? line.end);
		if (end === undefined || line.next >= source.length) break;
		const next = nextWithContent(source, line.next, comments);
		if (!next) return { text, pieces, start, end: line.end, next: source.length };
		line = next;
		content = line.start;
	}
	return { text, pieces, start, end: line.end, next: line.next };
}

/** A line without its end. */
export type Line = { readonly start: number; readonly end: number; readonly next: number };

export function lineAt(source: string, start: number): Line {
	const newline = source.indexOf('\n', start);
	const next = newline < 0 ? source.length : newline + 1;
	const ended = newline < 0 ? source.length : newline;
	const end = ended > start && source[ended - 1] === '\r' ? ended - 1 : ended;
	return { start, end, next };
}

/** Comments and empty lines do not end an instruction that goes on. */
function nextWithContent(source: string, from: number, comments: Comment[]): Line | undefined {
	for (let at = from; at < source.length; ) {
		const line = lineAt(source, at);
		const content = afterBlanks(source, line.start, line.end);
		if (content < line.end && source[content] !== '#') return line;
		noteComment(source, content, line.end, comments);
		at = line.next;
	}
	return undefined;
}

function noteComment(source: string, start: number, end: number, comments: Comment[]): void {
	if (start === end) return;
	comments.push({ text: source.slice(start + 1, end).trim(), span: { start, end } });
}

/**
 * Where the escape character stands that continues the line; undefined when it ends here. Two of them
 * are a character, not a continuation.
 */
function continuationAt(
	source: string,
	start: number,
	end: number,
	escapeMark: string,
): number | undefined {
	let at = end - 1;
	while (at >= start && isBlank(source, at)) at--;
	if (at < start || source[at] !== escapeMark) return undefined;
	return at > start && source[at - 1] === escapeMark ? undefined : at;
}

function isBlank(source: string, at: number): boolean {
	const character = source[at];
	return character === ' ' || character === '\t';
}

function afterBlanks(source: string, start: number, end: number): number {
	let at = start;
	while (at < end && isSpace(source.charCodeAt(at))) at++;
	return at;
}

/** White space as Go's unicode.IsSpace has it, as far as it stands in files. */
export function isSpace(code: number): boolean {
	return (code >= 9 && code <= 13) || code === 32 || code === 0x85 || code === 0xa0;
}
