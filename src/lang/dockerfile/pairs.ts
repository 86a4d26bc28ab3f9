import type { Statement } from './instruction.ts';
import { isSpace } from './logical.ts';
import { type Pair, sourceSpan } from './tree.ts';
import { expand, type Lookup } from './variables.ts';
import { splitWords } from './words.ts';

/** What ENV, ARG and LABEL set: `A=b C="d e"`, or as it once was, `A b c`. */
export function pairsOf(statement: Statement, lookup: Lookup, escapeMark: string): readonly Pair[] {
	const { keyword, text, from, pieces } = statement;
	if (!setting.has(keyword)) return [];
	const { words } = splitWords(text, from, escapeMark);
	const [first] = words;
	if (!first) return [];
	if (keyword !== 'ARG' && !text.slice(first.start, first.end).includes('=')) {
		let end = first.start;
		while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
		const name = text.slice(first.start, end);
		const written = text.slice(end).trimStart();
		const value = expand(written, lookup, escapeMark);
		return [{ name, written, value, span: sourceSpan(pieces, first.start, text.length) }];
	}
	return words.map(({ start, end }) => {
		const word = text.slice(start, end);
		const equals = word.indexOf('=');
		const span = sourceSpan(pieces, start, end);
		const name = expand(equals < 0 ? word : word.slice(0, equals), lookup, escapeMark) ?? '';
		if (equals < 0) return { name, written: undefined, value: undefined, span };
		const written = word.slice(equals + 1);
		return { name, written, value: expand(written, lookup, escapeMark), span };
	});
}

const setting: ReadonlySet<string> = new Set(['ENV', 'ARG', 'LABEL']);
