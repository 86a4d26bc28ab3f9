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

/**
 * The splices of several fixes. What several of them carry is made once, and a fix that would touch what
 * an earlier one changes is left for the next time.
 */
export function joinFixes(fixes: readonly (readonly Splice[])[]): Splice[] {
	const made: Splice[] = [];
	for (const splices of fixes) {
		const more = splices.filter((splice) => !made.some((other) => isSame(splice, other)));
		if (!more.some((splice) => made.some((other) => overlap(splice, other)))) made.push(...more);
	}
	return made.sort((a, b) => a.start - b.start || a.end - b.end);
}

function isSame(a: Splice, b: Splice): boolean {
	return a.start === b.start && a.end === b.end && a.text === b.text;
}

// Two that only touch do not overlap, nor do insertions at one place.
function overlap(a: Splice, b: Splice): boolean {
	return a.start < b.end && b.start < a.end;
}
