/** A part of a text that is replaced; `end` is exclusive. */
export type Splice = { readonly start: number; readonly end: number; readonly text: string };

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
