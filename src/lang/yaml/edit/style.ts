import type { Child, Nodes } from './nodes.ts';

/** How a document is written, as far as new text has to look like it. */
export type Style = {
	/** By how many columns a mapping stands deeper than its key. */
	readonly indent: number;
	/** By how many columns the dashes of a list stand deeper than its key. */
	readonly dash: number;
	/** Lists of words stand in brackets. */
	readonly hasShortLists: boolean;
	readonly lineEnd: '\n' | '\r\n';
	/** The quotes of strings that need some. */
	readonly quote: '"' | "'";
	/** Everything in brackets, every key in quotes. */
	readonly isJson: boolean;
};

type Seen = {
	indent?: number;
	dash?: number;
	quote?: '"' | "'" | undefined;
	hasShortLists?: boolean;
};

const mostLookedAt = 5000;

/** The style of the document whose first node stands at `root`, told by the first of its nodes. */
export function styleOf(nodes: Nodes, root: number): Style {
	const seen: Seen = {};
	const queue = [root];
	for (let at = 0; at < queue.length && at < mostLookedAt; at++) {
		const index = queue[at] as number; // `at` is within
		seen.quote ??= nodes.quoteOf(index);
		if (!isCollection(nodes, index)) continue;
		noteCollection(nodes, index, seen);
		for (const child of nodes.childrenOf(index)) queue.push(child.value);
	}
	const { indent = 2, dash = indent, quote = '"', hasShortLists = false } = seen;
	const lineEnd = nodes.text.includes('\r\n') ? '\r\n' : '\n';
	return { indent, dash, hasShortLists, lineEnd, quote, isJson: isJson(nodes, root) };
}

function noteCollection(nodes: Nodes, index: number, seen: Seen): void {
	const children = nodes.childrenOf(index);
	const isShort = nodes.kindOf(index) === 'sequence' && children.length > 0;
	if (isShort && children.every(({ value }) => !isCollection(nodes, value))) {
		seen.hasShortLists ??= nodes.isFlow(index);
	}
	if (!nodes.isFlow(index)) for (const child of children) noteIndent(nodes, child, seen);
}

function isCollection(nodes: Nodes, index: number): boolean {
	const kind = nodes.kindOf(index);
	return kind === 'mapping' || kind === 'sequence';
}

function noteIndent(nodes: Nodes, { key, value }: Child, seen: Seen): void {
	if (key === undefined || nodes.isFlow(value) || !isCollection(nodes, value)) return;
	const [from, to] = [nodes.startOf(key), nodes.startOf(value)];
	if (from === undefined || to === undefined) return;
	const deeper = nodes.columnOf(to) - nodes.columnOf(from);
	if (nodes.kindOf(value) === 'sequence') seen.dash ??= deeper;
	else seen.indent ??= deeper;
}

function isJson(nodes: Nodes, root: number): boolean {
	if (!nodes.isFlow(root)) return false;
	const [first] = nodes.childrenOf(root);
	return first !== undefined && nodes.quoteOf(first.key ?? first.value) === '"';
}
