import { isSpace } from './logical.ts';

/** A word's place in a text. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * Splits at white space, not within quotes nor behind the escape character. `isClosed` is false when
 * a quote does not end.
 */
export function splitWords(
	text: string,
	from: number,
	escapeMark: string,
): { readonly words: readonly Stretch[]; readonly isClosed: boolean } {
	const words: Stretch[] = [];
	let isClosed = true;
	for (let at = from; at < text.length; ) {
		if (isSpace(text.charCodeAt(at))) {
			at++;
			continue;
		}
		const word = wordEnd(text, at, escapeMark);
		words.push({ start: at, end: word.end });
		if (!word.isClosed) isClosed = false;
		at = word.end;
	}
	return { words, isClosed };
}

/** Where a word ends that begins here. */
export function wordEnd(
	text: string,
	start: number,
	escapeMark: string,
): { readonly end: number; readonly isClosed: boolean } {
	let quote = '';
	let at = start;
	for (; at < text.length; at++) {
		const character = text[at] as string; // before the end
		if (character === escapeMark && quote !== "'") at++;
		else if (quote !== '') {
			if (character === quote) quote = '';
		} else if (character === '"' || character === "'") quote = character;
		else if (isSpace(text.charCodeAt(at))) break;
	}
	return { end: Math.min(at, text.length), isClosed: quote === '' };
}

/** The strings of `["a", "b"]` with their places; undefined for anything else. */
export function jsonStrings(
	text: string,
	from: number,
): readonly (Stretch & { readonly value: string })[] | undefined {
	if (text[from] !== '[') return undefined;
	const values = parseStrings(text.slice(from));
	if (!values) return undefined;
	let at = from;
	return values.map((value) => {
		const start = text.indexOf('"', at);
		let end = start + 1;
		while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
		at = end + 1;
		return { start, end: at, value };
	});
}

function parseStrings(json: string): string[] | undefined {
	try {
		const value: unknown = JSON.parse(json);
		if (!Array.isArray(value)) return undefined;
		return value.every((item) => typeof item === 'string') ? value : undefined;
	} catch {
		// Docker reads what is no JSON as a shell line.
		return undefined;
	}
}
