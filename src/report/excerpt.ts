import type { Range } from '../model/source.ts';
import { clusterColumns, clusters, columns } from './columns.ts';
import type { Paint } from './look.ts';
import { visible } from './visible.ts';

/** The lines of a source, without their ends; empty outside of it. */
export type SourceLines = { line(number: number): string };

export type ExcerptStyle = {
	/** Columns of the terminal. */
	readonly width: number;
	/** For the marked text and the carets. */
	readonly mark: Paint;
	/** For line numbers and the margin. */
	readonly faint: Paint;
};

/** The lines of `range` with their numbers, and carets under what it marks. */
export function renderExcerpt(source: SourceLines, range: Range, style: ExcerptStyle): string {
	const { start, end } = range;
	const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
	let text = '';
	for (let number = start.line; number <= last; number++) {
		if (number === start.line + mostLines && last > number + 1) {
			text += `${style.faint('⋮'.padStart(margin))}\n`;
			number = last;
		}
		const line = source.line(number);
		const from = number === start.line ? start.column - 1 : line.length - line.trimStart().length;
		const to = number === end.line ? end.column - 1 : line.trimEnd().length;
		text += renderLine(number, line, { from, to: Math.max(to, from + 1) }, style);
	}
	return text;
}

function renderLine(number: number, line: string, mark: Mark, style: ExcerptStyle): string {
	const label = String(number).padStart(margin);
	const gutter = style.faint(`${label} │`);
	if (line.trim() === '') return `${gutter}\n`;
	const room = Math.min(style.width - label.length - 3, widest);
	const { before, marked, after } = fitLine(line, mark, room);
	const shown = `${before}${style.mark(marked)}${after}`.trimEnd();
	const carets = style.mark('^'.repeat(Math.max(columns(marked), 1)));
	const under = style.faint(`${' '.repeat(label.length)} │`);
	return `${gutter} ${shown}\n${under} ${' '.repeat(columns(before))}${carets}\n`;
}

/** Columns of the line numbers. */
const margin = 6;
/** Of a source line, however wide the terminal: one line may be a whole file. */
const widest = 240;
/** A longer mark shows this many lines and its last one. */
const mostLines = 3;
const tabStop = 4;

/** What a mark covers, in UTF-16 code units of its line. */
type Mark = { readonly from: number; readonly to: number };
type Fitted = { readonly before: string; readonly marked: string; readonly after: string };

/** A line in at most `room` columns; what is too long is cut around the mark. */
export function fitLine(line: string, mark: Mark, room: number): Fitted {
	if (line.length <= room && plain.test(line)) {
		return {
			before: line.slice(0, mark.from),
			marked: line.slice(mark.from, mark.to),
			after: line.slice(mark.to),
		};
	}
	// A line may be a whole minified file, so only what could be shown is looked at.
	const first = Math.max(mark.from - 4 * room, 0);
	const window = line.slice(first, mark.from + 4 * room);
	const cells = toCells(window, { from: mark.from - first, to: mark.to - first });
	return cut(cells, room, { left: first > 0, right: first + window.length < line.length });
}

const plain = /^[ -~]*$/;

/** One visible character and the columns that it takes. */
type Cell = { readonly text: string; readonly size: number; readonly isMarked: boolean };

function toCells(text: string, mark: Mark): Cell[] {
	const cells: Cell[] = [];
	let at = 0;
	let column = 0;
	for (const cluster of clusters(text)) {
		const shown = cluster === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visible(cluster);
		const size = shown === cluster ? clusterColumns(cluster) : columns(shown);
		const isMarked = at < mark.to && at + cluster.length > mark.from;
		cells.push({ text: shown, size, isMarked });
		at += cluster.length;
		column += size;
	}
	return cells;
}

type Cuts = { readonly left: boolean; readonly right: boolean };

function cut(cells: readonly Cell[], room: number, beyond: Cuts): Fitted {
	const total = measure(cells);
	if (!beyond.left && !beyond.right && total <= room)
		return join(cells, { left: false, right: false });
	const start = cells.findIndex(({ isMarked }) => isMarked);
	const marked = cells.filter(({ isMarked }) => isMarked);
	const lead = start < 0 ? total : measure(cells.slice(0, start));
	const isEarly = !beyond.left && lead + measure(marked) < room;
	const slack = Math.max(Math.floor((room - measure(marked)) / 2), Math.floor(room / 8));
	let skip = isEarly ? 0 : lead - slack;
	if (!beyond.right) skip = Math.min(skip, total + 1 - room);
	let from = 0;
	for (let passed = 0; from < cells.length && passed < skip; from++)
		passed += cells[from]?.size ?? 0;
	const left = beyond.left || from > 0;
	const rest = cells.slice(from);
	if (!beyond.right && measure(rest) + (left ? 1 : 0) <= room)
		return join(rest, { left, right: false });
	let to = 0;
	for (let used = left ? 2 : 1; to < rest.length; to++) {
		used += rest[to]?.size ?? 0;
		if (used > room) break;
	}
	return join(rest.slice(0, to), { left, right: true });
}

function join(cells: readonly Cell[], cuts: Cuts): Fitted {
	let before = cuts.left ? '…' : '';
	let marked = '';
	let after = '';
	for (const { text, isMarked } of cells) {
		if (isMarked) marked += text;
		else if (marked === '') before += text;
		else after += text;
	}
	return { before, marked, after: cuts.right ? `${after}…` : after };
}

function measure(cells: readonly Cell[]): number {
	return cells.reduce((sum, { size }) => sum + size, 0);
}
