import { resolvePlain } from '../scalars.ts';
import type { Style } from './style.ts';

/** Whether a value is written over lines of its own: a mapping or list that holds something. */
export function isBlock(value: unknown): value is object {
	return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Whether there is a list of mappings in a value that is written as a block. */
export function holdsMappings(value: unknown): boolean {
	if (!isBlock(value)) return false;
	if (Array.isArray(value)) return isBlock(value[0]) && !Array.isArray(value[0]);
	return Object.values(value).some(holdsMappings);
}

/** The lines of the keys of a mapping or of the items of a list, at a column. */
export function blockLines(value: object, column: number, style: Style): string[] {
	if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, column, style));
	return Object.entries(value).flatMap(([key, each]) => entryLines(key, each, column, style));
}

/** The lines of one key with its value. */
export function entryLines(key: string, value: unknown, column: number, style: Style): string[] {
	const head = `${' '.repeat(column)}${scalarText(key, style)}:`;
	if (!isBlock(value) || (style.hasShortLists && isShortList(value))) {
		return [`${head} ${flowText(value, style)}`];
	}
	const deeper = Array.isArray(value) ? style.dash : style.indent;
	return [head, ...blockLines(value, column + deeper, style)];
}

/** A list of words and numbers alone. */
export function isShortList(value: unknown): boolean {
	return Array.isArray(value) && value.every((item) => typeof item !== 'object');
}

/** The lines of one item of a list, its dash first. */
export function itemLines(value: unknown, column: number, style: Style): string[] {
	const dash = `${' '.repeat(column)}- `;
	if (!isBlock(value)) return [dash + flowText(value, style)];
	const [first = '', ...rest] = blockLines(value, column + 2, style);
	return [dash + first.slice(column + 2), ...rest];
}

/** A value within one line, as in brackets. */
export function flowText(value: unknown, style: Style): string {
	if (Array.isArray(value)) return `[${value.map((item) => flowText(item, style)).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return scalarText(value, style);
	const entries = Object.entries(value).map(([key, each]) => flowEntry(key, each, style));
	return `{${entries.join(', ')}}`;
}

export function flowEntry(key: string, value: unknown, style: Style): string {
	return `${scalarText(key, style)}: ${flowText(value, style)}`;
}

/** A scalar as it must be written so that it is read as itself; with quotes when the caller wants some. */
export function scalarText(value: unknown, style: Style, isQuoted = style.isJson): string {
	if (typeof value !== 'string') return String(value);
	const isPlain = plain.test(value) && resolvePlain(value) === value && !dateLike.test(value);
	if (isPlain && !isQuoted) return value;
	const isSingle = style.quote === "'" && !style.isJson && !/['\p{C}\p{Zl}\p{Zp}]/u.test(value);
	return isSingle ? `'${value}'` : JSON.stringify(value).replace(unprintable, escapeUnits);
}

function escapeUnits(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

// Letters, digits and signs that mean nothing at their place, in any context.
const plain = /^(?:[\w./@+=~^$]|-(?=[\w]))(?:[\w./@+=~^$%-]|:(?=[\w./])| (?=[\w./(]))*$/;
// Other readers take these for times.
const dateLike = /^\d{4}-\d\d?-\d\d?/;
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
