import { stepInto } from '../../../model/fields.ts';
import { editBlock } from './block.ts';
import { type Changes, type Draft, type Holder, Refused } from './draft.ts';
import { editFlow } from './flow.ts';
import type { Child } from './nodes.ts';
import { madeBy, type Patch } from './patch.ts';
import { blockLines, flowText, isBlock, isShortList, itemLines, scalarText } from './render.ts';

/** A node with its value. */
export type Node = { readonly index: number; readonly value: unknown };

/** Edits a collection and what is in it; `holder` is undefined for the root. Throws `Refused`. */
export function editCollection(draft: Draft, node: Node, patch: Patch, holder?: Holder): void {
	const { index } = node;
	const changes = changesOf(draft, node, patch);
	const isEmptied = changes.children.every((child) => changes.removed.has(child));
	if (draft.nodes.isFlow(index)) editFlow(draft, index, changes);
	else if (!isEmptied) editBlock(draft, index, changes);
	else if (holder) replace(draft, holder, contentOf(draft, index, changes));
	else throw new Refused('layout');
}

function changesOf(draft: Draft, { index, value }: Node, patch: Patch): Changes {
	const isMapping = draft.nodes.kindOf(index) === 'mapping';
	if (isMapping && patch.appended.length > 0) throw new Refused('shape');
	const children = draft.nodes.childrenOf(index);
	const byStep = new Map(children.map((child) => [child.step, child]));
	const removed = new Set<Child>();
	const added: (readonly [string, unknown])[] = [];
	for (const [step, within] of patch.within) {
		const child = byStep.get(step);
		if (child && within.isRemoved) removed.add(child);
		else if (child) {
			const below = { index: child.value, value: stepInto(value, step) };
			editValue(draft, below, within, draft.holderOf(child, index));
		} else {
			const made = madeBy(within);
			if (made && !isMapping) throw new Refused('shape');
			if (made) added.push([String(step), made.value]);
		}
	}
	return { children, removed, added, appended: patch.appended };
}

/** What a block becomes of which nothing stays. */
function contentOf(draft: Draft, index: number, { children, added, appended }: Changes): unknown {
	for (const { key, value } of children) {
		const isMarked = [key ?? value, value].some((each) => draft.nodes.isMarked(each));
		if (isMarked) throw new Refused('alias');
	}
	return draft.nodes.kindOf(index) === 'mapping' ? Object.fromEntries(added) : appended;
}

function editValue(draft: Draft, { index, value }: Node, patch: Patch, holder: Holder): void {
	const kind = draft.nodes.kindOf(index);
	const isCollection = kind === 'mapping' || kind === 'sequence';
	const isBare = isCollection && draft.nodes.childrenOf(index).length === 0 && !holder.isInFlow;
	const made = patch.set ?? (isBare || !isCollection ? madeBy(patch) : undefined);
	if (!patch.set && kind === 'alias') throw new Refused('alias');
	if (!patch.set && !isCollection && value !== null) throw new Refused('shape');
	if (made) replace(draft, holder, made.value, patch.set?.written);
	else if (isCollection) editCollection(draft, { index, value }, patch, holder);
}

/** Writes another value behind a key or dash. */
function replace(draft: Draft, holder: Holder, value: unknown, written?: string): void {
	const { nodes, style } = draft;
	const { value: index, before, column, isInFlow, isItem } = holder;
	if (nodes.isMarked(index)) throw new Refused('alias');
	const isBelow = isBlock(value) && !isInFlow && !(style.hasShortLists && isShortList(value));
	const start = isBelow ? undefined : placeOf(draft, index);
	const end = nodes.endOf(index, before);
	if (draft.hasComment(start ?? before, end)) throw new Refused('comment');
	// A block scalar that keeps its last lines ends behind a line break.
	const lineEnd = end > before && nodes.endsLine(end) ? style.lineEnd : '';
	if (isBelow && !isItem) writeBelow(draft, holder, { end, value, lineEnd });
	else if (isBelow) {
		const [first = '', ...rest] = itemLines(value, column, style);
		const lines = [first.slice(column + 1), ...rest].join(style.lineEnd);
		draft.splice(before, end, lines + lineEnd);
	} else {
		const text = textInLine(draft, index, value, written);
		if (start === undefined) draft.splice(before, end, ` ${text}${lineEnd}`);
		else draft.splice(start, end, text);
	}
}

function textInLine({ nodes, style }: Draft, index: number, value: unknown, written?: string) {
	if (written !== undefined && !style.isJson) return written;
	const quote = typeof value === 'string' ? nodes.quoteOf(index) : undefined;
	return quote ? scalarText(value, { ...style, quote }, true) : flowText(value, style);
}

/** Where a value's text begins, if another can take its place there. */
function placeOf({ nodes }: Draft, index: number): number | undefined {
	const isInLine = nodes.kindOf(index) === 'scalar' && !nodes.isBlockScalar(index);
	return isInLine || nodes.isFlow(index) ? nodes.startOf(index) : undefined;
}

type Below = { readonly end: number; readonly value: object; readonly lineEnd: string };

/** Writes a block below its key, behind what else stands in the key's line. */
function writeBelow(draft: Draft, { before, column }: Holder, { end, value, lineEnd }: Below) {
	const { style } = draft;
	const deeper = Array.isArray(value) ? style.dash : style.indent;
	const lines = blockLines(value, column + deeper, style).map((line) => style.lineEnd + line);
	if (lineEnd !== '') {
		draft.splice(before, end, lines.join('') + lineEnd);
		return;
	}
	if (end > before) draft.splice(before, end, '');
	const at = draft.endOfTail(end);
	draft.splice(at, at, lines.join(''));
}
