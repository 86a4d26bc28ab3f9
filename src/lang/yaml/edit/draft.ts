import type { Splice } from '../../../model/edit.ts';
import type { Span } from '../locate.ts';
import type { Child, Nodes } from './nodes.ts';
import type { Style } from './style.ts';

/** Why an edit is not made: the text does not allow it without harm. */
export type Refusal = 'alias' | 'comment' | 'layout' | 'shape' | 'other-values';

export class Refused extends Error {
	readonly reason: Refusal;

	constructor(reason: Refusal) {
		super(reason);
		this.reason = reason;
	}
}

/** The place of a value: behind a key or a dash. */
export type Holder = {
	readonly value: number;
	/** Where its text may begin: behind the colon or the dash. */
	readonly before: number;
	/** The column of its key or dash. */
	readonly column: number;
	readonly isInFlow: boolean;
	readonly isItem: boolean;
};

/** What changes among the children of one collection. */
export type Changes = {
	readonly children: readonly Child[];
	readonly removed: ReadonlySet<Child>;
	/** New keys with their values. */
	readonly added: readonly (readonly [string, unknown])[];
	/** New items. */
	readonly appended: readonly unknown[];
};

/** The splices of one document in the making, and what is asked of its text on the way. */
export class Draft {
	readonly nodes: Nodes;
	readonly style: Style;
	readonly splices: Splice[] = [];
	readonly #comments: readonly Span[];

	/** `comments` are those of the document, in order. */
	constructor(nodes: Nodes, style: Style, comments: readonly Span[]) {
		this.nodes = nodes;
		this.style = style;
		this.#comments = comments;
	}

	splice(start: number, end: number, text: string): void {
		this.splices.push({ start, end, text });
	}

	/** Where a child of a collection has its value. */
	holderOf(child: Child, parent: number): Holder {
		const { value, key, step } = child;
		const isInFlow = this.nodes.isFlow(parent);
		if (key !== undefined) {
			const before = this.nodes.colonAfter(key) + 1;
			const column = this.nodes.columnOf(this.nodes.startOf(key) ?? before);
			return { value, before, column, isInFlow, isItem: false };
		}
		if (isInFlow) {
			return { value, before: this.nodes.startOf(value) ?? 0, column: 0, isInFlow, isItem: true };
		}
		const dash = this.nodes.dashOf(parent, Number(step));
		return { value, before: dash + 1, column: this.nodes.columnOf(dash), isInFlow, isItem: true };
	}

	/** Where a child begins: its key, its dash, or in brackets its value. */
	startOf(child: Child, parent: number): number {
		if (child.key === undefined && !this.nodes.isFlow(parent)) {
			return this.nodes.dashOf(parent, Number(child.step));
		}
		const index = child.key ?? child.value;
		const start = this.nodes.startOf(index);
		if (start === undefined || this.nodes.isMarked(index)) throw new Refused('layout');
		return start;
	}

	endOf(child: Child, parent: number): number {
		return this.nodes.endOf(child.value, this.holderOf(child, parent).before);
	}

	/** The end of a line behind a node: nothing but a comment may follow. */
	endOfTail(end: number): number {
		const lineEnd = this.nodes.endOfLine(end);
		const tail = this.nodes.text.slice(end, lineEnd);
		if (!/^[ \t]*(?:#|$)/.test(tail)) throw new Refused('layout');
		return lineEnd;
	}

	hasComment(start: number, end: number): boolean {
		return this.commentsIn(start, end).length > 0;
	}

	/** The comments that begin between two offsets, as text. */
	commentsIn(start: number, end: number): string[] {
		let [low, high] = [0, this.#comments.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#comments[middle]?.start ?? 0) < start) low = middle + 1;
			else high = middle;
		}
		let to = low;
		while ((this.#comments[to]?.start ?? end) < end) to++;
		return this.#comments.slice(low, to).map((each) => this.nodes.text.slice(each.start, each.end));
	}
}
