import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Path } from '../../model/path.ts';
import { isQuoted, offsetOf, type Tree } from './build.ts';
import { eventAt, followAlias, isMergeEntry, keyOf, nodeAfter } from './tree.ts';

/** Offsets in the text; the end is exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** Where a path leads in the source. */
export type Place = {
	/** What to show: `key: value` for a scalar, the key of a collection, the head of a list item. */
	readonly mark: Span;
	/** How many steps of the path exist; the mark is that ancestor's when it is not all of them. */
	readonly depth: number;
};

type Entry = { readonly key: number; readonly value: number };

/**
 * Finds places by path. Tables of children are made when first asked for and kept, so that many
 * look-ups in one document cost one pass over the collections on their way.
 */
export class Locator {
	readonly #tree: Tree;
	readonly #root: number;
	readonly #tables = new Map<number, Map<string | number, Entry>>();

	/** `root` is the index of the document's first event after `DOCUMENT`. */
	constructor(tree: Tree, root: number) {
		this.#tree = tree;
		this.#root = root;
	}

	/** The place of `path`, or of its nearest ancestor that is there. Aliases and merges are followed. */
	locate(path: Path): Place {
		let entry: Entry = { key: -1, value: this.#root };
		let depth = 0;
		for (const step of path) {
			const next = this.#children(this.#follow(entry.value)).get(step);
			if (!next) break;
			entry = next;
			depth++;
		}
		return { mark: this.#mark(entry), depth };
	}

	/** The source text of the scalar at `path`, as written; undefined for collections. */
	scalarText(path: Path): string | undefined {
		let index = this.#root;
		for (const step of path) {
			const next = this.#children(this.#follow(index)).get(step);
			if (!next) return undefined;
			index = next.value;
		}
		const event = this.#event(this.#follow(index));
		if (event.type !== EVENT_ID.SCALAR) return undefined;
		const { start, end } = this.#scalarSpan(event);
		return this.#tree.text.slice(start, end);
	}

	/** The path of the value that the event at `index` begins; undefined when a later key replaced it. */
	pathTo(index: number): Path | undefined {
		const { path, rest } = this.#descend(index);
		return rest === index ? path : undefined;
	}

	/** The path of the key that the event at `index` is, also when a later one replaced it. */
	pathToKey(index: number): Path {
		const { path, rest } = this.#descend(index);
		const event = this.#event(index);
		if (rest === index || event.type !== EVENT_ID.SCALAR) return path;
		return [...path, getScalarValue(this.#tree.text, event)];
	}

	/** Walks to `index` as far as the tables lead; `rest` is where it ended. */
	#descend(index: number): { path: Path; rest: number } {
		const path: (string | number)[] = [];
		let at = this.#root;
		while (at !== index) {
			const child = this.#childWith(at, index);
			if (!child) break;
			path.push(child.step);
			if (child.entry.key === index) return { path, rest: index };
			at = child.entry.value;
		}
		return { path, rest: at };
	}

	#childWith(parent: number, index: number): { step: string | number; entry: Entry } | undefined {
		for (const [step, entry] of this.#children(parent)) {
			const first = entry.key < 0 ? entry.value : entry.key;
			if (index >= first && index < nodeAfter(this.#tree, entry.value)) return { step, entry };
		}
		return undefined;
	}

	/** The span of one event: a scalar's text, or the point where a collection begins. */
	span(index: number): Span {
		const event = this.#event(index);
		if (event.type === EVENT_ID.SCALAR) return this.#scalarSpan(event);
		if (event.type === EVENT_ID.ALIAS) {
			return { start: event.anchorStart - 1, end: event.anchorEnd };
		}
		const start = offsetOf(event);
		return { start, end: start + 1 };
	}

	#mark({ key, value }: Entry): Span {
		const event = this.#event(value);
		const isCollection = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;
		if (key < 0) return isCollection ? this.#head(value) : this.span(value);
		const name = this.span(key);
		// An empty value has no place of its own.
		if (isCollection || (event.type === EVENT_ID.SCALAR && event.valueStart < 0)) return name;
		const { start, end } = this.span(value);
		const isBlock = event.type === EVENT_ID.SCALAR && event.style >= SCALAR_STYLE.LITERAL_BLOCK;
		return isBlock || start < name.start ? name : { start: name.start, end };
	}

	/** The first entry of a collection stands for the whole. */
	#head(index: number): Span {
		const [first] = this.#children(index).values();
		if (!first) return this.span(index);
		return this.#mark(first);
	}

	#follow(index: number): number {
		return followAlias(this.#tree, index);
	}

	#event(index: number): Event {
		return eventAt(this.#tree, index);
	}

	#scalarSpan(event: Event & { valueStart: number; valueEnd: number }): Span {
		if (event.type !== EVENT_ID.SCALAR) return { start: event.valueStart, end: event.valueEnd };
		const quote = isQuoted(event) ? 1 : 0;
		let end = event.valueEnd + quote;
		while (end > event.valueStart && /\s/.test(this.#tree.text.charAt(end - 1))) end--;
		return { start: event.valueStart - quote, end };
	}

	#children(index: number): Map<string | number, Entry> {
		const known = this.#tables.get(index);
		if (known) return known;
		const table = new Map<string | number, Entry>();
		this.#tables.set(index, table);
		const event = this.#event(index);
		if (event.type === EVENT_ID.SEQUENCE) this.#tabulateItems(index, table);
		else if (event.type === EVENT_ID.MAPPING) this.#tabulateKeys(index, table);
		return table;
	}

	#tabulateItems(index: number, table: Map<string | number, Entry>): void {
		const end = this.#tree.ends[index] ?? 0;
		let item = 0;
		for (let at = index + 1; at < end; at = nodeAfter(this.#tree, at))
			table.set(item++, { key: -1, value: at });
	}

	#tabulateKeys(index: number, table: Map<string | number, Entry>): void {
		const end = this.#tree.ends[index] ?? 0;
		for (let at = index + 1; at < end; ) {
			const value = nodeAfter(this.#tree, at);
			if (isMergeEntry(this.#tree, at)) this.#tabulateMerge(this.#follow(value), table);
			else {
				const key = keyOf(this.#tree, at);
				if (key !== undefined) table.set(key, { key: at, value });
			}
			at = nodeAfter(this.#tree, value);
		}
	}

	#tabulateMerge(source: number, table: Map<string | number, Entry>): void {
		if (this.#event(source).type === EVENT_ID.SEQUENCE) {
			const sources = [...this.#children(source).values()].reverse();
			for (const { value } of sources) this.#tabulateMerge(this.#follow(value), table);
			return;
		}
		for (const [key, entry] of this.#children(source)) table.set(key, entry);
	}
}
