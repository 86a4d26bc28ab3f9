import { type Changes, type Draft, Refused } from './draft.ts';
import type { Child } from './nodes.ts';
import { entryLines, holdsMappings, itemLines } from './render.ts';

/** Changes the keys or items of a block collection, of which at least one stays. */
export function editBlock(draft: Draft, index: number, changes: Changes): void {
	removeLines(draft, index, changes);
	const { children, removed, added, appended } = changes;
	const kept = children.filter((child) => !removed.has(child));
	const last = kept.at(-1);
	if (!last) return;
	const { nodes, style } = draft;
	const { column } = draft.holderOf(last, index);
	const lines = (rank: number) =>
		added
			.filter(([key, value]) => rankOf(key, value) === rank)
			.flatMap(([key, value]) => entryLines(key, value, column, style));
	const first = kept[0] === children[0] ? kept[0] : undefined;
	const beforeLists = kept.findLast(({ value }) => !nodes.holdsMappings(value));
	const [head, middle, tail] = [lines(0), lines(1), lines(2)];
	if (first) insertBefore(draft, index, first, beforeLists ? head : [...head, ...middle]);
	else tail.unshift(...head, ...(beforeLists ? [] : middle));
	if (beforeLists) insertBehind(draft, draft.endOf(beforeLists, index), middle);
	const items = appended.flatMap((item) => itemLines(item, column, style));
	insertBehind(draft, draft.endOf(last, index), [...tail, ...items]);
}

/** What an object is stands first; what is short before the long lists of containers, rules and so on. */
function rankOf(key: string, value: unknown): number {
	if (key === 'apiVersion' || key === 'kind') return 0;
	return holdsMappings(value) ? 2 : 1;
}

/** Before the first key: in lines of their own, or in its place behind a dash. */
function insertBefore(draft: Draft, index: number, first: Child, lines: readonly string[]): void {
	if (lines.length === 0) return;
	const start = draft.startOf(first, index);
	const lineStart = draft.nodes.startOfLine(start);
	const before = draft.nodes.text.slice(lineStart, start);
	const { lineEnd } = draft.style;
	if (!/^[ -]*$/.test(before)) throw new Refused('layout');
	const text = lines.map((line) => line + lineEnd).join('');
	if (before.trim() === '') draft.splice(lineStart, lineStart, text);
	else draft.splice(start, start, text.slice(before.length) + ' '.repeat(before.length));
}

function insertBehind(draft: Draft, end: number, lines: readonly string[]): void {
	if (lines.length === 0) return;
	const { lineEnd } = draft.style;
	if (draft.nodes.endsLine(end)) {
		draft.splice(end, end, lines.map((line) => line + lineEnd).join(''));
		return;
	}
	const at = draft.endOfTail(end);
	draft.splice(at, at, lines.map((line) => lineEnd + line).join(''));
}

function removeLines(draft: Draft, index: number, { children, removed }: Changes): void {
	const behindDash = removeBehindDash(draft, index, children, removed);
	for (const child of removed) {
		if (behindDash.has(child)) continue;
		const start = draft.startOf(child, index);
		const lineStart = draft.nodes.startOfLine(start);
		const indent = draft.nodes.text.slice(lineStart, start);
		if (indent.trim() !== '') throw new Refused('layout');
		removeLine(draft, { child, parent: index, lineStart, indent });
	}
}

/** The first keys of an item stand behind its dash, where the first key that stays takes their place. */
function removeBehindDash(
	draft: Draft,
	index: number,
	children: readonly Child[],
	removed: ReadonlySet<Child>,
): ReadonlySet<Child> {
	const firstKept = children.findIndex((child) => !removed.has(child));
	const [first, kept] = [children[0], children[firstKept]];
	if (!first || !kept || firstKept === 0 || first.key === undefined) return new Set();
	const start = draft.startOf(first, index);
	const before = draft.nodes.text.slice(draft.nodes.startOfLine(start), start);
	if (!/^[ -]*-[ -]*$/.test(before)) return new Set();
	const next = draft.startOf(kept, index);
	if (draft.hasComment(start, next)) throw new Refused('comment');
	draft.splice(start, next, '');
	return new Set(children.slice(0, firstKept));
}

type Line = {
	readonly child: Child;
	readonly parent: number;
	readonly lineStart: number;
	readonly indent: string;
};

/** Takes away the lines of a child; comments in them stay, each in a line of its own. */
function removeLine(draft: Draft, { child, parent, lineStart, indent }: Line): void {
	const { nodes, style } = draft;
	if (nodes.isMarked(child.value) && nodes.kindOf(child.value) !== 'alias') {
		throw new Refused('alias'); // others may repeat what it names
	}
	const end = draft.endOf(child, parent);
	const isWhole = nodes.endsLine(end);
	const lineEnd = isWhole ? end : draft.endOfTail(end);
	const kept = draft.commentsIn(lineStart, lineEnd).map((comment) => indent + comment);
	const isLast = !isWhole && lineEnd === nodes.text.length;
	if (isLast && kept.length === 0 && lineStart > 0) {
		// The last line has no break of its own, so the one before loses its.
		draft.splice(nodes.endOfLine(lineStart - 1), lineEnd, '');
		return;
	}
	const to = isWhole || isLast ? lineEnd : nodes.text.indexOf('\n', lineEnd) + 1;
	const lines = kept.join(style.lineEnd);
	draft.splice(lineStart, to, kept.length > 0 && !isLast ? lines + style.lineEnd : lines);
}
