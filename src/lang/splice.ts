import type { Splice } from '../model/edit.ts';

export function moveSplice({ start, end, text }: Splice, by: number): Splice {
	return { start: start + by, end: end + by, text };
}

/** The text after the splices. Of those at one place, the earlier stands first. Throws when two overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
	let result = '';
	let done = 0;
	for (const { start, end, text: added } of splices.toSorted((a, b) => a.start - b.start)) {
		if (start < done) throw new RangeError('splices overlap');
		result += text.slice(done, start) + added;
		done = end;
	}
	return result + text.slice(done);
}

export type JoinedFixes = {
	readonly splices: readonly Splice[];
	/** For each fix. */
	readonly isMade: readonly boolean[];
};

/**
 * The splices of several fixes. What several of them carry is made once, and a fix that would touch what
 * an earlier one changes is left for the next time.
 */
export function joinFixes(fixes: readonly (readonly Splice[])[]): JoinedFixes {
	const made: Splice[] = [];
	const known = new Set<string>();
	const isMade = fixes.map((splices) => {
		const more = splices.filter((splice) => !known.has(nameOf(splice)));
		if (more.some((splice) => overlapsAny(splice, made))) return false;
		for (const splice of more) {
			known.add(nameOf(splice));
			made.splice(placeIn(made, splice.start), 0, splice);
		}
		return true;
	});
	// An insertion stands before a replacement that begins there.
	return { splices: made.sort((a, b) => a.start - b.start || a.end - b.end), isMade };
}

function nameOf({ start, end, text }: Splice): string {
	return `${start} ${end} ${text}`;
}

/** `made` is sorted, and no two of it overlap. Two that only touch do not, nor do insertions at one place. */
function overlapsAny({ start, end }: Splice, made: readonly Splice[]): boolean {
	let at = placeIn(made, start);
	while (at > 0 && (made[at - 1]?.end ?? 0) > start) at--;
	for (let other = made[at]; other && other.start < end; other = made[++at]) {
		if (start < other.end) return true;
	}
	return false;
}

/** Behind all that begin at or before an offset. */
function placeIn(made: readonly Splice[], start: number): number {
	let [low, high] = [0, made.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((made[middle]?.start ?? 0) <= start) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** One list of splices that does what two do, one after the other. */
export function composeSplices(first: readonly Splice[], then: readonly Splice[]): Splice[] {
	let parts = cut([{ start: 0, end: Number.MAX_SAFE_INTEGER }], first);
	parts = cut(parts, then);
	const splices: Splice[] = [];
	let at = 0;
	let text = '';
	for (const part of parts) {
		if ('text' in part) text += part.text;
		else if (part.end > part.start) {
			if (text !== '' || part.start > at) splices.push({ start: at, end: part.start, text });
			[at, text] = [part.end, ''];
		}
	}
	return splices;
}

/** A stretch of the first text, or new text. */
type Part = { readonly start: number; readonly end: number } | { readonly text: string };

/** The parts of a text after splices, whose offsets count over the parts. */
function cut(parts: readonly Part[], splices: readonly Splice[]): Part[] {
	const result: Part[] = [];
	const rest = [...parts].reverse();
	let at = 0;
	const take = (to: number, isKept: boolean) => {
		while (at < to) {
			const part = rest.pop();
			if (!part) return;
			const [head, tail] = at + lengthOf(part) <= to ? [part] : split(part, to - at);
			if (isKept) result.push(head);
			if (tail) rest.push(tail);
			at += lengthOf(head);
		}
	};
	for (const { start, end, text } of splices.toSorted((a, b) => a.start - b.start)) {
		take(start, true);
		take(end, false);
		if (text !== '') result.push({ text });
	}
	return [...result, ...rest.reverse()];
}

function lengthOf(part: Part): number {
	return 'text' in part ? part.text.length : part.end - part.start;
}

function split(part: Part, at: number): [Part, Part] {
	if ('text' in part) return [{ text: part.text.slice(0, at) }, { text: part.text.slice(at) }];
	const middle = part.start + at;
	return [
		{ start: part.start, end: middle },
		{ start: middle, end: part.end },
	];
}
