import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { isSurprising, resolvePlain, unrepresentable } from './scalars.ts';
import { resolveTagged } from './tags.ts';

/** Reader events of one text, with what building values from them found out. */
export type Tree = {
	readonly text: string;
	readonly events: readonly Event[];
	/** For the event that opens a collection: the index of the event that closes it. */
	readonly ends: Int32Array;
	/** For an alias event: the index of the event that it repeats. */
	readonly targets: Map<number, number>;
};

export type Built = {
	readonly value: unknown;
	/** Index of the event after the document's last. */
	readonly next: number;
	/** Event indexes of keys that occur again in their mapping; the last one wins. */
	readonly duplicates: readonly number[];
	/** Event indexes of plain scalars that read as something their author may not expect. */
	readonly surprises: readonly number[];
};

/** Why a document has no value, with the offset in the text. */
export class BuildError extends Error {
	readonly offset: number;
	readonly limit: boolean;

	constructor(message: string, offset: number, limit = false) {
		super(message);
		this.offset = offset;
		this.limit = limit;
	}
}

type Anchor = { readonly event: number; value: unknown; size: number; open: boolean };

type Builder = Tree & {
	at: number;
	/** Nodes so far, those that aliases repeat counted again. */
	nodes: number;
	repeated: number;
	readonly maxRepeated: number;
	readonly anchors: Map<string, Anchor>;
	readonly duplicates: number[];
	readonly surprises: number[];
};

/**
 * Builds the value of the document whose `DOCUMENT` event stands at `first`. Mappings become plain
 * objects with string keys, as YAML becomes JSON for kubectl; aliases share their anchor's value.
 * Throws `BuildError`.
 */
export function buildDocument(tree: Tree, first: number, maxRepeated: number): Built {
	const builder: Builder = {
		...tree,
		at: first + 1,
		nodes: 0,
		repeated: 0,
		maxRepeated,
		anchors: new Map(),
		duplicates: [],
		surprises: [],
	};
	const value = build(builder);
	const { at, duplicates, surprises } = builder;
	return { value, next: at + 1, duplicates, surprises };
}

function build(b: Builder): unknown {
	const index = b.at++;
	const event = b.events[index] as Event; // the reader closes what it opens
	b.nodes++;
	if (event.type === EVENT_ID.SCALAR) {
		const value = scalarValue(b, event, index);
		if (event.anchorStart >= 0) setAnchor(b, event, { event: index, value, size: 1, open: false });
		return value;
	}
	if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
		const value = event.type === EVENT_ID.MAPPING ? {} : [];
		const before = b.nodes;
		const anchor = { event: index, value, size: 0, open: true };
		if (event.anchorStart >= 0) setAnchor(b, event, anchor);
		if (event.type === EVENT_ID.MAPPING) fillMapping(b, value as Mapping);
		else fillSequence(b, value as unknown[]);
		b.ends[index] = b.at++;
		anchor.size = b.nodes - before + 1;
		anchor.open = false;
		return value;
	}
	return followAlias(b, event, index);
}

type Mapping = { [key: string]: unknown };

function fillSequence(b: Builder, items: unknown[]): void {
	while (b.events[b.at]?.type !== EVENT_ID.POP) items.push(build(b));
}

function fillMapping(b: Builder, mapping: Mapping): void {
	let merged = false;
	while (b.events[b.at]?.type !== EVENT_ID.POP) {
		const index = b.at;
		const event = b.events[index] as Event; // a mapping's events come in pairs
		if (isMergeKey(b, event)) {
			b.at++;
			merge(b, mapping, build(b), offsetOf(event));
			merged = true;
			continue;
		}
		const key = keyText(build(b), event);
		const value = build(b);
		// What a merge brought may be overridden without being a mistake.
		if (!merged && Object.hasOwn(mapping, key)) b.duplicates.push(index);
		setKey(mapping, key, value);
	}
}

/** Assigns as JSON would: `__proto__` is a key like any other. */
function setKey(mapping: Mapping, key: string, value: unknown): void {
	if (key !== '__proto__') mapping[key] = value;
	else
		Object.defineProperty(mapping, key, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
}

function keyText(key: unknown, event: Event): string {
	if (typeof key === 'string') return key;
	if (key === null || typeof key === 'object') {
		throw new BuildError(
			key === null
				? 'a key must not be null'
				: 'a key must be a single word, not a list or mapping',
			offsetOf(event),
		);
	}
	return String(key);
}

export function isMergeKey(tree: Tree, event: Event): boolean {
	return (
		event.type === EVENT_ID.SCALAR &&
		event.style === SCALAR_STYLE.PLAIN &&
		(event.tagStart < 0 || tree.text.slice(event.tagStart, event.tagEnd) === '!!merge') &&
		event.valueEnd - event.valueStart === 2 &&
		tree.text.startsWith('<<', event.valueStart)
	);
}

// goyaml.v2 merges where the key stands: what was written before it is overridden, unlike in YAML 1.1.
function merge(b: Builder, mapping: Mapping, source: unknown, offset: number): void {
	const sources = Array.isArray(source) ? [...source].reverse() : [source];
	for (const each of sources) {
		if (typeof each !== 'object' || each === null || Array.isArray(each)) {
			throw new BuildError('a merge key (<<) takes a mapping or a list of mappings', offset);
		}
		const entries = Object.entries(each);
		countRepeated(b, entries.length, offset);
		for (const [key, value] of entries) setKey(mapping, key, value);
	}
}

function followAlias(b: Builder, event: Event, index: number): unknown {
	if (event.type !== EVENT_ID.ALIAS) throw new BuildError('unexpected end of the document', 0);
	const name = b.text.slice(event.anchorStart, event.anchorEnd);
	const offset = event.anchorStart - 1;
	const anchor = b.anchors.get(name);
	if (!anchor) throw new BuildError(`no anchor &${name} before this alias`, offset);
	if (anchor.open) throw new BuildError(`the anchor &${name} contains itself`, offset);
	b.targets.set(index, anchor.event);
	countRepeated(b, anchor.size, offset);
	b.nodes += anchor.size;
	return anchor.value;
}

function countRepeated(b: Builder, nodes: number, offset: number): void {
	b.repeated += nodes;
	if (b.repeated <= b.maxRepeated) return;
	throw new BuildError(`aliases repeat more than ${b.maxRepeated} values`, offset, true);
}

function setAnchor(b: Builder, event: { anchorStart: number; anchorEnd: number }, anchor: Anchor) {
	b.anchors.set(b.text.slice(event.anchorStart, event.anchorEnd), anchor);
}

function scalarValue(b: Builder, event: ScalarEvent, index: number): unknown {
	const text = scalarText(b.text, event);
	if (event.tagStart >= 0) return tagged(b, event, text);
	if (event.style !== SCALAR_STYLE.PLAIN) return text;
	const value = resolvePlain(text);
	if (value === text) return text;
	if (value === unrepresentable) {
		throw new BuildError(`${text} is a number that JSON cannot carry`, event.valueStart);
	}
	if (isSurprising(text, value)) b.surprises.push(index);
	return value;
}

/** What a scalar says. A block scalar that ends with the text has a line break only if that has one. */
function scalarText(text: string, event: ScalarEvent): string {
	const value = getScalarValue(text, event);
	if (event.style < SCALAR_STYLE.LITERAL_BLOCK || event.valueEnd < text.length) return value;
	const isBroken = /[\n\r]/.test(text.charAt(text.length - 1));
	return isBroken || !value.endsWith('\n') ? value : value.slice(0, -1);
}

function tagged(b: Builder, event: ScalarEvent, text: string): unknown {
	const tag = b.text.slice(event.tagStart, event.tagEnd);
	const value = resolveTagged(tag, text);
	if (value !== undefined) return value;
	throw new BuildError(`\`${text.slice(0, 40)}\` is not a ${tag}`, event.tagStart);
}

/** Where a node begins in the text, its anchor and tag included. */
export function offsetOf(event: Event): number {
	if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
	if (event.type === EVENT_ID.SCALAR) return event.valueStart - (isQuoted(event) ? 1 : 0);
	if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
	return 0;
}

export function isQuoted(event: ScalarEvent): boolean {
	return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
}
