import { announcedIn, readHeredocs } from './heredoc.ts';
import { isSpace, type Logical, readLogical } from './logical.ts';
import {
	type Comment,
	type Flag,
	type Heredoc,
	type Piece,
	type Span,
	sourceSpan,
	type Word,
} from './tree.ts';
import { expand, type Lookup } from './variables.ts';
import { jsonStrings, splitWords, wordEnd } from './words.ts';

/** An instruction before anything is known of variables. */
export type Statement = {
	readonly keyword: string;
	readonly isTrigger: boolean;
	readonly span: Span;
	readonly keywordSpan: Span;
	readonly text: string;
	readonly pieces: readonly Piece[];
	/** Flags with their places in `text`, where the rest begins, and the rest. */
	readonly flags: readonly { readonly start: number; readonly end: number }[];
	readonly from: number;
	readonly heredocs: readonly Heredoc[];
};

/** The statement at or after `from`, and where to read on; undefined when none is left. */
export function readStatement(
	source: string,
	from: number,
	{ escapeMark, comments }: { escapeMark: string; comments: Comment[] },
): { readonly statement: Statement; readonly next: number } | undefined {
	let found = readLogical(source, from, { escapeMark, comments });
	// Lines that go on and never say anything.
	while (found && found.text.trim() === '') {
		found = readLogical(source, found.next, { escapeMark, comments });
	}
	if (!found) return undefined;
	const logical = { ...found, text: found.text.trimEnd() };
	const outer = headOf(logical, 0, escapeMark);
	const isTrigger = outer.keyword === 'ONBUILD' && outer.from < logical.text.length;
	const head = isTrigger ? headOf(logical, outer.from, escapeMark) : outer;
	const announced = takesHeredocs.has(head.keyword)
		? announcedIn(logical.text, head.from, escapeMark)
		: [];
	const read = announced.length > 0 ? readHeredocs(source, logical.next, announced) : logical;
	const heredocs = 'heredocs' in read ? read.heredocs : [];
	const { text, pieces, start } = logical;
	const span = { start, end: read.end };
	return { statement: { ...head, isTrigger, text, pieces, span, heredocs }, next: read.next };
}

const takesHeredocs: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** Keyword and flags of a text that begins at `start`. */
function headOf({ text, pieces }: Logical, from: number, escapeMark: string) {
	const start = behindSpace(text, from);
	let at = start;
	while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
	const keyword = text.slice(start, at).toUpperCase();
	const keywordSpan = sourceSpan(pieces, start, at);
	at = behindSpace(text, at);
	const flags: { start: number; end: number }[] = [];
	while (text.startsWith('--', at)) {
		const { end } = wordEnd(text, at, escapeMark);
		const isEnd = end === at + 2;
		if (!isEnd) flags.push({ start: at, end });
		at = behindSpace(text, end);
		if (isEnd) break;
	}
	return { keyword, keywordSpan, flags, from: at };
}

/** Its words, with what is known of variables filled in. */
export function wordsOf(
	statement: Statement,
	lookup: Lookup,
	escapeMark: string,
): { readonly form: 'exec' | 'shell'; readonly words: readonly Word[] } {
	const { text, from, pieces, keyword } = statement;
	const start = keyword === 'HEALTHCHECK' ? commandStart(text, from) : from;
	const strings = mayBeJson.has(keyword) ? jsonStrings(text, start) : undefined;
	const before = splitWords(text.slice(0, start), from, escapeMark).words;
	const word = (at: { start: number; end: number }): Word => {
		const written = text.slice(at.start, at.end);
		const value = expand(written, lookup, escapeMark);
		return { text: written, value, span: sourceSpan(pieces, at.start, at.end) };
	};
	if (strings) {
		const items = strings.map(({ start: at, end, value }) => ({
			text: value,
			value: isFilledIn.has(keyword) ? expand(value, lookup, escapeMark) : value,
			span: sourceSpan(pieces, at, end),
		}));
		return { form: 'exec', words: [...before.map(word), ...items] };
	}
	// What RUN says is split by the shell's rules.
	if (keyword === 'RUN') return { form: 'shell', words: [] };
	return { form: 'shell', words: splitWords(text, from, escapeMark).words.map(word) };
}

const mayBeJson: ReadonlySet<string> = new Set([
	...['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD', 'HEALTHCHECK'],
]);
/** Those whose exec form is read by Docker and not by the program. */
const isFilledIn: ReadonlySet<string> = new Set(['COPY', 'ADD', 'VOLUME']);

/** Behind HEALTHCHECK's first word. */
function commandStart(text: string, from: number): number {
	let at = from;
	while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
	return behindSpace(text, at);
}

function behindSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && isSpace(text.charCodeAt(at))) at++;
	return at;
}

export function flagsOf(
	{ text, flags, pieces }: Statement,
	lookup: Lookup,
	escapeMark: string,
): readonly Flag[] {
	return flags.map(({ start, end }) => {
		const written = text.slice(start, end);
		const equals = written.indexOf('=');
		const name = written.slice(2, equals < 0 ? undefined : equals).toLowerCase();
		const value = equals < 0 ? '' : expand(written.slice(equals + 1), lookup, escapeMark);
		return { name, text: written, value, span: sourceSpan(pieces, start, end) };
	});
}
