import { type Format, formats } from './formats.ts';
import { webFormats } from './web.ts';

export type Secret = Pick<Format, 'kind' | 'severity'>;

/**
 * The first secret in a text that can be told by its look. One pass: a rule of plain words finds the
 * marks, and only there is it looked closer, over a bounded stretch.
 */
export function findSecret(source: string): Secret | undefined {
	if (source.length < shortest) return undefined;
	marks.lastIndex = 0;
	for (let match = marks.exec(source); match; match = marks.exec(source)) {
		const { 0: mark, index } = match;
		const found = secretAt(source, mark, index);
		if (found) return found;
		marks.lastIndex = index + 1;
	}
	return undefined;
}

/** As `findSecret`, for a value that has a name: some secrets are told by their name alone. */
export function findNamedSecret(name: string, value: string): Secret | undefined {
	return findSecret(/key|token/i.test(name) ? `${name}=${value}` : value);
}

/** Nothing shorter is told by its look: `a://b:c@d`. */
const shortest = 9;
const all = [...formats, ...webFormats];
const byMark = Map.groupBy(
	all.flatMap((format) => format.marks.map((mark) => ({ mark, format }))),
	({ mark }) => mark,
);
const marks = markRule([...byMark.keys()]);

function secretAt(source: string, mark: string, index: number): Secret | undefined {
	const isBehindWord = isWord(source.charCodeAt(index - 1));
	for (const { format } of byMark.get(mark) ?? []) {
		if (isBehindWord && !format.isInside) continue;
		if (format.matches(source, index, index + mark.length)) return format;
	}
	return undefined;
}

// Longer marks first: `sk-ant-` is no `sk-`.
function markRule(words: readonly string[]): RegExp {
	const sorted = words.toSorted((a, b) => b.length - a.length);
	return new RegExp(
		sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|'),
		'g',
	);
}

function isWord(code: number): boolean {
	return (
		(code >= 48 && code <= 57) ||
		(code >= 65 && code <= 90) ||
		(code >= 97 && code <= 122) ||
		code === 95 ||
		code === 45 // as in `risk-`; and a run of marks is not read again from each of them
	);
}
