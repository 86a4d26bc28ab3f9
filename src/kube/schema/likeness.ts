const longest = 64;

/**
 * The candidate that `word` was most likely meant to be: the same letters in another case or with
 * other separators first, else the least number of typing slips, within reason.
 */
export function likeliest(word: string, candidates: Iterable<string>): string | undefined {
	if (word.length > longest) return undefined;
	const plain = plainOf(word);
	const allowed = slipsAllowed(plain.length);
	let best: string | undefined;
	let least = allowed + 1;
	for (const candidate of candidates) {
		const other = plainOf(candidate);
		if (other === plain) return candidate;
		if (Math.abs(other.length - plain.length) >= least) continue;
		const distance = slips(plain, other);
		if (distance < least) {
			least = distance;
			best = candidate;
		}
	}
	return best;
}

/** `runAsUser`, `run_as_user` and `RUN-AS-USER` are the same plain word. */
export function plainOf(word: string): string {
	return word.toLowerCase().replace(/[-_ .]/g, '');
}

function slipsAllowed(length: number): number {
	if (length < 3) return 0;
	return length < 6 ? 1 : length < 12 ? 2 : 3;
}

/** Insertions, deletions, replacements and swaps of neighbours between two short words. */
function slips(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
			cost = Math.min(cost, (last[j - 1] ?? 0) + (same ? 0 : 1));
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row.push(swapped ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost);
		}
		before = last;
		last = row;
	}
	return last[b.length] ?? 0;
}
