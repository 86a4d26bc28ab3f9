import { nearest } from '../../lang/nearest.ts';
import { HoldfastError } from '../../model/error.ts';
import { didYouMean, text } from '../../model/text.ts';

/**
 * The patterns of the checks that a person means by a word: an id, a pattern, the last part of an id
 * or a family. Throws `HoldfastError` (usage) for a word that only resembles one.
 */
export function meantChecks(word: string, ids: readonly string[]): string[] {
	if (/[/*]/.test(word)) return [word];
	const ofName = (name: string) => ids.filter((id) => lastPart(id) === name);
	const named = ofName(word);
	if (named.length > 0) return named;
	if (ids.some((id) => id.startsWith(`${word}/`))) return [`${word}/*`];
	const [meant] = ofName(nearest(word, ids.map(lastPart)) ?? '');
	if (meant === undefined) return [word];
	throw new HoldfastError(
		'usage',
		text(`no check is called '${word}'`, `没有名为 '${word}' 的检查项`),
		{ suggestion: didYouMean(meant) },
	);
}

function lastPart(id: string): string {
	return id.slice(id.indexOf('/') + 1);
}
