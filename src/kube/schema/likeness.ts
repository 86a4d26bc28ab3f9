import { editDistance } from '../../lang/nearest.ts';

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
		const distance = editDistance(plain, other, least);
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
