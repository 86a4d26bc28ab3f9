import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import { isMergeKey, type Tree } from './build.ts';
import { resolvePlain } from './scalars.ts';
import { resolveTagged } from './tags.ts';

/** Walking over the events of a tree, by their indexes. */

export function eventAt(tree: Tree, index: number): Event {
	return tree.events[index] as Event; // indexes come from the tree itself
}

/** The index behind a node. */
export function nodeAfter(tree: Tree, index: number): number {
	const { type } = eventAt(tree, index);
	const isCollection = type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE;
	return (isCollection ? (tree.ends[index] ?? index) : index) + 1;
}

/** The node itself, or the one that an alias repeats. */
export function followAlias(tree: Tree, index: number): number {
	return tree.targets.get(index) ?? index;
}

export function isMergeEntry(tree: Tree, key: number): boolean {
	return isMergeKey(tree, eventAt(tree, key));
}

/** The name that a key gives its value; undefined for keys that are collections. */
export function keyOf(tree: Tree, index: number): string | undefined {
	const key = eventAt(tree, followAlias(tree, index));
	if (key.type !== EVENT_ID.SCALAR) return undefined;
	const { text: source } = tree;
	const text = getScalarValue(source, key);
	if (key.tagStart >= 0) {
		return String(resolveTagged(source.slice(key.tagStart, key.tagEnd), text));
	}
	return key.style === SCALAR_STYLE.PLAIN ? String(resolvePlain(text)) : text;
}
