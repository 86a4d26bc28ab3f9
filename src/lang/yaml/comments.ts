import { EVENT_ID } from 'js-yaml';
import { isQuoted, offsetOf, type Tree } from './build.ts';
import type { Span } from './locate.ts';

/**
 * Comments of one document (events `first` to `end`) that contain `marker`: a `#` at the start of a
 * line or after white space, outside every scalar. Linear in the text and the events.
 */
export function findComments(tree: Tree, first: number, end: number, marker: string): Span[] {
	const comments: Span[] = [];
	let event = first;
	let from = previousDocument(tree, first);
	// Not searched beyond the document, or many documents before a comment would each search up to it.
	const text = tree.text.slice(0, nextDocument(tree, end));
	for (let at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, from)) {
		const lineStart = text.lastIndexOf('\n', at - 1) + 1;
		const lineEnd = endOfLine(text, at);
		from = lineEnd;
		let hash = lineStart;
		while (event < end && scalarEnd(tree, event) <= lineStart) event++;
		for (let each = event; each < end && scalarStart(tree, each) < at; each++) {
			hash = Math.max(hash, Math.min(scalarEnd(tree, each), lineEnd));
		}
		while (hash < at && !isCommentStart(text, hash)) hash++;
		if (hash < at) comments.push({ start: hash, end: lineEnd });
	}
	return comments;
}

/** Every comment of one document (events `first` to `end`), in order. Linear in the text and the events. */
export function allComments(tree: Tree, first: number, end: number): Span[] {
	const comments: Span[] = [];
	const { start, end: last } = documentText(tree, first, end);
	let event = first;
	for (let at = tree.text.indexOf('#', start); at >= 0 && at < last; ) {
		while (event < end && scalarEnd(tree, event) <= at) event++;
		const isInScalar =
			event < end && scalarStart(tree, event) >= 0 && scalarStart(tree, event) <= at;
		let next = at + 1;
		if (isInScalar) next = scalarEnd(tree, event);
		else if (isCommentStart(tree.text, at)) {
			next = endOfLine(tree.text, at);
			comments.push({ start: at, end: next });
		}
		at = tree.text.indexOf('#', next);
	}
	return comments;
}

/** From a document's first node to the end of its last scalar. */
export function documentSpan(tree: Tree, first: number, end: number): Span {
	let last = 0;
	let start = -1;
	for (let at = first; at < end; at++) {
		const event = tree.events[at];
		if (!event || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) continue;
		if (start < 0) start = Math.max(offsetOf(event), 0);
		last = Math.max(last, offsetOf(event), scalarEnd(tree, at));
	}
	return { start: Math.max(start, 0), end: last };
}

/** The text that belongs to a document: between the lines that divide it from its neighbours. */
export function documentText(tree: Tree, first: number, end: number): Span {
	return { start: previousDocument(tree, first), end: nextDocument(tree, end) };
}

function isCommentStart(text: string, at: number): boolean {
	if (text.charCodeAt(at) !== 35) return false;
	const before = text.charCodeAt(at - 1);
	return at === 0 || before === 10 || before === 13 || before === 32 || before === 9;
}

function scalarStart(tree: Tree, index: number): number {
	const event = tree.events[index];
	return event?.type === EVENT_ID.SCALAR && event.valueStart >= 0 ? offsetOf(event) : -1;
}

function scalarEnd(tree: Tree, index: number): number {
	const event = tree.events[index];
	if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return -1;
	return event.valueEnd + (isQuoted(event) ? 1 : 0);
}

function endOfLine(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	if (end < 0) return text.length;
	return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** Where the text of the document before ends: its comments are not ours. */
function previousDocument(tree: Tree, first: number): number {
	return first === 0 ? 0 : boundary(tree, first);
}

function nextDocument(tree: Tree, end: number): number {
	return end >= tree.events.length ? tree.text.length : boundary(tree, end);
}

/** The line between the document that ends before the event `at` and the one that it begins. */
function boundary(tree: Tree, at: number): number {
	const from = lastScalarEnd(tree, at);
	const gap = tree.text.slice(from, nextScalarStart(tree, at));
	const mark = /^(?:---|\.\.\.)/m.exec(gap);
	return from + (mark?.index ?? 0);
}

function nextScalarStart(tree: Tree, from: number): number {
	for (let at = from; at < tree.events.length; at++) {
		const start = scalarStart(tree, at);
		if (start >= 0) return start;
	}
	return tree.text.length;
}

function lastScalarEnd(tree: Tree, before: number): number {
	for (let at = before - 1; at >= 0; at--) {
		const end = scalarEnd(tree, at);
		if (end >= 0) return end;
	}
	return 0;
}
