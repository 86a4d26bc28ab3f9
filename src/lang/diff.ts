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
};

/** What splices change, as a unified diff has it, with `around` lines before and after each change. */
export function hunksOf(text: string, splices: readonly Splice[], around = 3): Hunk[] {
	const lines = text.split('\n');
	const hunks: Hunk[] = [];
	let shift = 0;
	for (const near of neighbours(changesOf(lines, splices), 2 * around)) {
		const [first, last] = [near[0], near.at(-1)];
		if (!first || !last) continue;
		const from = Math.max(first.at - around, 0);
		const end = Math.min(last.at + last.gone + around, lines.length);
		const written: HunkLine[] = [];
		let at = from;
		const stay = (to: number) => {
			while (at < to) written.push({ sign: ' ', text: lines[at++] ?? '' });
		};
		for (const change of near) {
			stay(change.at);
			while (at < change.at + change.gone) written.push({ sign: '-', text: lines[at++] ?? '' });
			for (const each of change.come) written.push({ sign: '+', text: each });
		}
		stay(end);
		if (end === lines.length && written.at(-1)?.text === '') written.pop(); // behind the last line feed
		hunks.push({ from: from + 1, to: from + 1 + shift, lines: written });
		for (const { gone, come } of near) shift += come.length - gone;
	}
	return hunks;
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
	let [line, start] = [0, 0];
	for (let first = 0; first < sorted.length; ) {
		while (start + lengthOf(lines[line]) <= (sorted[first]?.start ?? 0)) {
			start += lengthOf(lines[line++]);
		}
		// Splices in one line, or in lines that another joins, are one change.
		let [last, end] = [line, start + lengthOf(lines[line])];
		let next = first;
		for (; next < sorted.length && (sorted[next]?.start ?? 0) < end; next++) {
			while (end <= (sorted[next]?.end ?? 0) && last < lines.length - 1) {
				end += lengthOf(lines[++last]);
			}
		}
		const own = sorted.slice(first, next).map((each) => moveSplice(each, -start));
		const before = lines.slice(line, last + 1);
		const after = applySplices(before.join('\n'), own).split('\n');
		const change = trimmed(line, before, after);
		if (change.gone + change.come.length > 0) changes.push(change);
		[line, start, first] = [last + 1, end, next];
	}
	return changes;
}

/** With its line feed; the last line has none, and may be edited at its end. */
function lengthOf(line: string | undefined): number {
	return line === undefined ? Number.POSITIVE_INFINITY : line.length + 1;
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
