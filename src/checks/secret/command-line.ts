import { findSecret, type Secret } from './find.ts';
import { credentialSort, isLiteralCredential } from './names.ts';

/** What a word of a command line gives away: a secret by its look, or the name of an option. */
export type Given = { readonly secret: Secret } | { readonly option: string };

/** What a word gives away; `before` is the word that stands before it. */
export function givenAway(word: string, before: string | undefined): Given | undefined {
	const secret = findSecret(word);
	if (secret) return { secret };
	// A script in one word is looked at like the command line that it holds.
	const words = /\s/.test(word) ? word.slice(0, longest).split(/\s+/) : [word];
	for (const [index, each] of words.entries()) {
		const option = optionWithValue(each, words[index - 1] ?? before);
		if (option !== undefined) return { option };
	}
	return undefined;
}

const longest = 64 * 1024;

function optionWithValue(word: string, before: string | undefined): string | undefined {
	const equals = word.indexOf('=');
	const isOption = word.startsWith('--');
	if (equals > 0 && (isOption || /^[A-Za-z_]\w*$/.test(word.slice(0, equals)))) {
		const [name, value] = [word.slice(0, equals), unquoted(word.slice(equals + 1))];
		if (/^--from-literal$/.test(name)) return optionWithValue(value, undefined);
		return isCredential(name, value) ? name : undefined;
	}
	if (word.startsWith('-') || !before?.startsWith('--') || before.includes('=')) return undefined;
	return isCredential(before, unquoted(word)) ? before : undefined;
}

function isCredential(name: string, value: string): boolean {
	const sort = credentialSort(name.replace(/^-+/, ''));
	return sort !== undefined && isLiteralCredential(sort, value);
}

function unquoted(value: string): string {
	return value.replace(/[;&|)]+$/, '').replace(/^["']|["']$/g, '');
}
