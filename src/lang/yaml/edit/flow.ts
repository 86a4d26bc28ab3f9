import { type Changes, type Draft, Refused } from './draft.ts';
import type { Child } from './nodes.ts';
import { flowEntry, flowText } from './render.ts';

/** Changes what stands in the brackets of a collection. */
export function editFlow(draft: Draft, index: number, changes: Changes): void {
	const { children, removed, added, appended } = changes;
	const entries = [
		...added.map(([key, value]) => flowEntry(key, value, draft.style)),
		...appended.map((item) => flowText(item, draft.style)),
	];
	const last = children.findLast((child) => !removed.has(child));
	if (!last) {
		const open = draft.nodes.startOf(index) ?? 0; // a bracket has a place
		const close = draft.nodes.endOf(index, open) - 1;
		if (draft.hasComment(open, close)) throw new Refused('comment');
		draft.splice(open + 1, close, entries.join(', '));
		return;
	}
	removeChildren(draft, index, changes);
	if (entries.length > 0) insertBehind(draft, index, { last, children, entries });
}

type Insertion = {
	readonly last: Child;
	readonly children: readonly Child[];
	readonly entries: readonly string[];
};

function insertBehind(draft: Draft, index: number, { last, children, entries }: Insertion): void {
	const { nodes, style } = draft;
	const open = nodes.startOf(index) ?? 0;
	const first = draft.startOf(children[0] ?? last, index);
	const isOverLines = nodes.startOfLine(open) !== nodes.startOfLine(first);
	const gap = isOverLines ? style.lineEnd + ' '.repeat(nodes.columnOf(first)) : ' ';
	const text = gap + entries.join(`,${gap}`);
	const end = draft.endOf(last, index);
	// A comma behind the last one is allowed in YAML, and used.
	const comma = last === children.at(-1) ? /^\s*,/.exec(nodes.text.slice(end, end + 200)) : null;
	const at = end + (comma ? comma[0].length : 0);
	draft.splice(at, at, comma ? text : `,${text}`);
}

function removeChildren(draft: Draft, index: number, { children, removed }: Changes): void {
	for (let from = 0; from < children.length; from++) {
		if (!isIn(children[from], removed)) continue;
		let to = from;
		while (isIn(children[to + 1], removed)) to++;
		const [previous, next] = [children[from - 1], children[to + 1]];
		// With the comma behind it; the last one with the comma before.
		const start =
			previous && !next
				? draft.endOf(previous, index)
				: draft.startOf(children[from] as Child, index); // `isIn` has seen it
		const end = next ? draft.startOf(next, index) : draft.endOf(children[to] as Child, index);
		if (draft.hasComment(start, end)) throw new Refused('comment');
		draft.splice(start, end, '');
		from = to;
	}
}

function isIn(child: Child | undefined, removed: ReadonlySet<Child>): boolean {
	return child !== undefined && removed.has(child);
}
