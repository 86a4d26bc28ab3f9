import { type Line, lineAt } from './logical.ts';
import type { Heredoc } from './tree.ts';
import { splitWords } from './words.ts';

/** A heredoc that a line announces: `<<EOF`, `<<-"EOF"`. */
export type Announced = { readonly name: string; readonly isTabbed: boolean };

/** Those that the words of a line announce, by BuildKit's rules: none where a quote does not end. */
export function announcedIn(text: string, from: number, escapeMark: string): readonly Announced[] {
	if (!text.includes('<<')) return [];
	const { words, isClosed } = splitWords(text, from, escapeMark);
	if (!isClosed) return [];
	return words.flatMap(({ start, end }) => announced(text.slice(start, end)) ?? []);
}

const mark = /^\d*<<(-?)([^<]*)$/;

/** What one word announces. */
function announced(word: string): Announced | undefined {
	const match = word.length <= longestName ? mark.exec(word) : null;
	if (!match) return undefined;
	const name = (match[2] ?? '').replace(/["'\\]/g, '');
	return name === '' ? undefined : { name, isTabbed: match[1] === '-' };
}

const longestName = 256;

/** The bodies of the heredocs, one after the other from `from` on, and where the next line begins. */
export function readHeredocs(
	source: string,
	from: number,
	all: readonly Announced[],
): { readonly heredocs: readonly Heredoc[]; readonly end: number; readonly next: number } {
	const heredocs: Heredoc[] = [];
	let last: Line = { start: from, end: from, next: from };
	for (const { name, isTabbed } of all) {
		const start = last.next;
		let end = start;
		while (last.next < source.length) {
			last = lineAt(source, last.next);
			if (isEnd(source, last, isTabbed, name)) break;
			end = last.next;
		}
		heredocs.push({ name, body: source.slice(start, end), span: { start, end } });
	}
	return { heredocs, end: last.end, next: last.next };
}

function isEnd(source: string, { start, end }: Line, isTabbed: boolean, name: string): boolean {
	let at = start;
	while (isTabbed && at < end && source[at] === '\t') at++;
	return end - at === name.length && source.startsWith(name, at);
}
