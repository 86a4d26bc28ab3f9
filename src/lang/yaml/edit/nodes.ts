import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';
import { isQuoted, offsetOf, type Tree } from '../build.ts';
import { eventAt, isMergeEntry, keyOf, nodeAfter } from '../tree.ts';

/** A key and its value, or an item (no key), as indexes of events. */
export type Child = {
	readonly step: string | number;
	readonly key: number | undefined;
	readonly value: number;
};

/** The nodes of a text and where they stand in it. */
export class Nodes {
	readonly text: string;
	readonly #tree: Tree;
	readonly #children = new Map<number, readonly Child[]>();
	readonly #dashes = new Map<number, readonly number[]>();
	readonly #holding = new Map<number, boolean>();

	constructor(tree: Tree) {
		this.#tree = tree;
		this.text = tree.text;
	}

	kindOf(index: number): 'mapping' | 'sequence' | 'alias' | 'empty' | 'scalar' {
		const event = this.#event(index);
		if (event.type === EVENT_ID.MAPPING) return 'mapping';
		if (event.type === EVENT_ID.SEQUENCE) return 'sequence';
		if (event.type === EVENT_ID.ALIAS) return 'alias';
		return event.type === EVENT_ID.SCALAR && event.valueStart < 0 ? 'empty' : 'scalar';
	}

	isFlow(index: number): boolean {
		const event = this.#event(index);
		return 'style' in event && this.#isCollection(event) && event.style === COLLECTION_STYLE.FLOW;
	}

	isBlockScalar(index: number): boolean {
		const event = this.#event(index);
		return event.type === EVENT_ID.SCALAR && event.style >= SCALAR_STYLE.LITERAL_BLOCK;
	}

	quoteOf(index: number): '"' | "'" | undefined {
		const event = this.#event(index);
		if (event.type !== EVENT_ID.SCALAR || !isQuoted(event)) return undefined;
		return event.style === SCALAR_STYLE.SINGLE_QUOTED ? "'" : '"';
	}

	/** Whether an anchor or a tag stands before the node: it means more than its own text. */
	isMarked(index: number): boolean {
		const event = this.#event(index);
		if (event.type === EVENT_ID.ALIAS) return true;
		return 'anchorStart' in event && (event.anchorStart >= 0 || event.tagStart >= 0);
	}

	/** Where the node's own text begins, behind its anchor and tag; of an empty one undefined. */
	startOf(index: number): number | undefined {
		return this.kindOf(index) === 'empty' ? undefined : offsetOf(this.#event(index));
	}

	/** Where the text of a node ends; `before` is where it could begin, for those without a text. */
	endOf(index: number, before: number): number {
		const event = this.#event(index);
		if (event.type === EVENT_ID.ALIAS) return event.anchorEnd;
		if (event.type === EVENT_ID.SCALAR) {
			if (event.valueStart < 0) return Math.max(before, event.anchorEnd, event.tagEnd);
			return this.isBlockScalar(index)
				? this.#endOfBlockScalar(event)
				: event.valueEnd + (isQuoted(event) ? 1 : 0);
		}
		const last = this.childrenOf(index).at(-1);
		const start = offsetOf(event);
		const inner = last ? this.endOf(last.value, this.#beforeValue(last)) : start + 1;
		return this.isFlow(index) ? this.#closing(inner) : inner;
	}

	/** A block scalar ends with its last line of text, unless it keeps the empty ones. */
	#endOfBlockScalar({ valueStart, valueEnd, chomping }: Extract<Event, { chomping: number }>) {
		if (chomping === CHOMPING_MODE.KEEP) return valueEnd;
		return valueStart + this.text.slice(valueStart, valueEnd).trimEnd().length;
	}

	/** Whether what follows the node must begin a line of its own at its end: it ends with a line end. */
	endsLine(end: number): boolean {
		return this.text.charCodeAt(end - 1) === 10;
	}

	/** Behind the colon of a child's key. */
	#beforeValue({ key }: Child): number {
		return key === undefined ? 0 : this.colonAfter(key) + 1;
	}

	colonAfter(key: number): number {
		const end = this.endOf(key, 0);
		const colon = this.text.indexOf(':', end);
		return colon < 0 ? end : colon;
	}

	/** Behind the bracket that closes a flow collection; only commas, blanks and comments come before it. */
	#closing(from: number): number {
		let at = from;
		while (at < this.text.length && !'}]'.includes(this.text.charAt(at))) {
			if (this.text.charAt(at) === '#') at = this.endOfLine(at);
			else at++;
		}
		return at + 1;
	}

	/** The keys of a mapping, the last one of each name, or the items of a sequence. */
	childrenOf(index: number): readonly Child[] {
		const known = this.#children.get(index);
		if (known) return known;
		const children = this.#readChildren(index);
		this.#children.set(index, children);
		return children;
	}

	#readChildren(index: number): Child[] {
		const end = this.#tree.ends[index] ?? index;
		const isMapping = this.kindOf(index) === 'mapping';
		const children = new Map<string | number, Child>();
		for (let at = index + 1; at < end; ) {
			if (!isMapping) {
				children.set(children.size, { step: children.size, key: undefined, value: at });
				at = nodeAfter(this.#tree, at);
				continue;
			}
			const value = nodeAfter(this.#tree, at);
			// Merges and keys that are collections have no name that a path could say.
			const name = isMergeEntry(this.#tree, at) ? undefined : keyOf(this.#tree, at);
			const step = name ?? `\0${at}`;
			children.delete(step); // the later one counts, and stands later
			children.set(step, { step, key: at, value });
			at = nodeAfter(this.#tree, value);
		}
		return [...children.values()];
	}

	/** Whether there is a block list of mappings in a block. */
	holdsMappings(index: number): boolean {
		const kind = this.kindOf(index);
		if (this.isFlow(index) || (kind !== 'mapping' && kind !== 'sequence')) return false;
		const known = this.#holding.get(index);
		if (known !== undefined) return known;
		const children = this.childrenOf(index);
		const [first] = children;
		const holds =
			kind === 'sequence'
				? first !== undefined && this.kindOf(first.value) === 'mapping'
				: children.some(({ value }) => this.holdsMappings(value));
		this.#holding.set(index, holds);
		return holds;
	}

	/** Where the dash of an item of a block sequence stands. */
	dashOf(sequence: number, item: number): number {
		let dashes = this.#dashes.get(sequence);
		if (!dashes) {
			dashes = this.#findDashes(sequence);
			this.#dashes.set(sequence, dashes);
		}
		return dashes[item] ?? 0;
	}

	#findDashes(sequence: number): number[] {
		const dashes: number[] = [];
		let at = offsetOf(this.#event(sequence));
		for (const { value } of this.childrenOf(sequence)) {
			// Only blank lines and comments stand between two items.
			while (at < this.text.length && this.text.charAt(at) !== '-') {
				at = this.text.charAt(at) === '#' ? this.endOfLine(at) : at + 1;
			}
			dashes.push(at);
			at = this.endOf(value, at + 1);
		}
		return dashes;
	}

	startOfLine(offset: number): number {
		return this.text.lastIndexOf('\n', offset - 1) + 1;
	}

	/** Where the line break of a line stands, or where the text ends. */
	endOfLine(offset: number): number {
		const end = this.text.indexOf('\n', offset);
		if (end < 0) return this.text.length;
		return this.text.charCodeAt(end - 1) === 13 ? end - 1 : end;
	}

	/** How far an offset is from the start of its line. */
	columnOf(offset: number): number {
		return offset - this.startOfLine(offset);
	}

	#event(index: number): Event {
		return eventAt(this.#tree, index);
	}

	#isCollection(event: Event): boolean {
		return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;
	}
}
