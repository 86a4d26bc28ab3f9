import type { Splice } from '../model/edit.ts';
import { applySplices, moveSplice } from './splice.ts';

/** Lines of a text before and after some splices, with lines around them that stay. */
export type Hunk = {
	/** 1-based number of the first line, before and after. */
	readonly from: number;
	readonly to: number;
	readonly lines: readonly HunkLine[];
};

type HunkLine = {
	/** Stays, goes, comes. */
	readonly sign: ' ' | '-' | '+';
	/** Without its line feed. */
	readonly text: string;
	/** The text ends with it, without a line feed. */
	readonly isUnended?: true;
};

/** What splices change, as a unified diff has it, with `around` lines before and after each change. */
export function hunksOf(text: string, splices: readonly Splice[], around = 3): Hunk[] {
	const lines = linesOf(text);
	const hunks: Hunk[] = [];
	let shift = 0;
	for (const near of neighbours(changesOf(lines, splices), 2 * around)) {
		const [first, last] = [near[0], near.at(-1)];
		if (!first || !last) continue;
		const from = Math.max(first.at - around, 0);
		const end = Math.min(last.at + last.gone + around, lines.length);
		const written: HunkLine[] = [];
		let at = from;
		const take = (sign: HunkLine['sign'], to: number) => {
			while (at < to) written.push(hunkLine(sign, lines[at++] ?? ''));
		};
		for (const change of near) {
			take(' ', change.at);
			take('-', change.at + change.gone);
			for (const line of change.come) written.push(hunkLine('+', line));
		}
		take(' ', end);
		hunks.push({ from: from + 1, to: from + 1 + shift, lines: written });
		for (const { gone, come } of near) shift += come.length - gone;
	}
	return hunks;
}

/** A unified diff of one file, which `patch` and `git apply` read. */
export function patchText(file: string, hunks: readonly Hunk[]): string {
	const parts = hunks.map(({ from, to, lines }) => {
		const spanOf = (start: number, other: '+' | '-') => {
			const count = lines.filter(({ sign }) => sign !== other).length;
			return `${count === 0 ? start - 1 : start},${count}`;
		};
		const body = lines.map(
			({ sign, text, isUnended }) => `${sign}${text}\n${isUnended ? noLineFeed : ''}`,
		);
		return `@@ -${spanOf(from, '+')} +${spanOf(to, '-')} @@\n${body.join('')}`;
	});
	return `--- a/${file}\n+++ b/${file}\n${parts.join('')}`;
}

const noLineFeed = '\\ No newline at end of file\n';

/** With their line feeds. */
function linesOf(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunkLine(sign: HunkLine['sign'], line: string): HunkLine {
	if (line.endsWith('\n')) return { sign, text: line.slice(0, -1) };
	return { sign, text: line, isUnended: true };
}

/** Whole lines that go and come. */
type Change = {
	/** 0-based index of the first line. */
	readonly at: number;
	readonly gone: number;
	readonly come: readonly string[];
};

function changesOf(lines: readonly string[], splices: readonly Splice[]): Change[] {
	const changes: Change[] = [];
	const sorted = splices.toSorted((a, b) => a.start - b.start);
	const lengthOf = (line: number) => lines[line]?.length ?? Number.POSITIVE_INFINITY;
	let [line, start] = [0, 0];
	for (let first = 0; first < sorted.length; ) {
		while (line < lines.length - 1 && start + lengthOf(line) <= (sorted[first]?.start ?? 0)) {
			start += lengthOf(line++);
		}
		// Splices in one line, or in lines that another joins, are one change.
		let [last, end] = [line, start + lengthOf(line)];
		let next = first;
		while (next < sorted.length && ((sorted[next]?.start ?? 0) < end || last >= lines.length - 1)) {
			while (end <= (sorted[next]?.end ?? 0) && last < lines.length - 1) end += lengthOf(++last);
			next++;
		}
		const own = sorted.slice(first, next).map((each) => moveSplice(each, -start));
		const before = lines.slice(line, last + 1);
		const change = trimmed(line, before, linesOf(applySplices(before.join(''), own)));
		if (change.gone + change.come.length > 0) changes.push(change);
		[line, start, first] = [last + 1, end, next];
	}
	return changes;
}

function trimmed(line: number, before: readonly string[], after: readonly string[]): Change {
	let [head, tail] = [0, 0];
	const most = Math.min(before.length, after.length);
	while (head < most && before[head] === after[head]) head++;
	while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	return {
		at: line + head,
		gone: before.length - head - tail,
		come: after.slice(head, after.length - tail),
	};
}

/** Changes in groups with at most so many lines between two of one group. */
function neighbours(changes: readonly Change[], most: number): Change[][] {
	const groups: Change[][] = [];
	for (const change of changes) {
		const before = groups.at(-1)?.at(-1);
		if (before && change.at - before.at - before.gone <= most) groups.at(-1)?.push(change);
		else groups.push([change]);
	}
	return groups;
}
