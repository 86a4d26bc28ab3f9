import type { Cursor } from './cursor.ts';
import { isBlank } from './cursor.ts';
import type { Condition, OtherRule, Word } from './tree.ts';

/** What a rule says behind its keyword, up to the comma. */
export type Parts = Pick<OtherRule, 'words' | 'permissions' | 'conditions' | 'target'>;

export function readParts(cursor: Cursor): Parts {
	const words: Word[] = [];
	const permissions: Word[] = [];
	const conditions: Condition[] = [];
	let target: Word | undefined;
	for (cursor.skip(); !cursor.isDone && !/[,}]/.test(cursor.next); cursor.skip()) {
		if (cursor.next === '(') {
			for (const { word } of readList(cursor)) permissions.push(word);
		} else if (cursor.take('->')) {
			cursor.skip();
			if (target) cursor.refuse('a second arrow');
			target = cursor.word();
			if (!target) cursor.refuse('nothing follows the arrow');
		} else if (target) break;
		else readFree(cursor, words, conditions);
	}
	return { words, permissions, conditions, target };
}

/** A free word, or a condition where `=` or `in` follows. */
function readFree(cursor: Cursor, words: Word[], conditions: Condition[]): void {
	const { at } = cursor;
	const word = isNameStart(cursor.next) ? cursor.word('=(') : cursor.word();
	if (!word) {
		cursor.refuse(`unexpected ${shown(cursor.next)}`, at);
		return;
	}
	const end = cursor.at;
	cursor.skipBlanks();
	if (isNameStart(word.text.charAt(0)) && !word.isQuoted && takeOperator(cursor)) {
		cursor.skip();
		conditions.push(readValue(cursor, word));
		return;
	}
	cursor.at = end;
	words.push(word);
}

function takeOperator(cursor: Cursor): boolean {
	if (cursor.take('=')) return true;
	const code = cursor.text.charCodeAt(cursor.at + 2);
	if (!cursor.text.startsWith('in', cursor.at) || !(isBlank(code) || code === 0x28)) return false;
	return cursor.take('in');
}

function readValue(cursor: Cursor, name: Word): Condition {
	const { start } = name.span;
	if (cursor.next !== '(') {
		const value = cursor.word();
		if (!value) cursor.refuse(`'${name.text}' has no value`, start);
		const values = value ? [value] : [];
		return { name: name.text, values, parts: [], span: { start, end: cursor.behind } };
	}
	const items = readList(cursor);
	return {
		name: name.text,
		values: items.flatMap(({ word, value }) => (value ? [] : [word])),
		parts: items.flatMap(({ word, value }) =>
			value ? [{ name: word.text, values: value, parts: [], span: word.span }] : [],
		),
		span: { start, end: cursor.behind },
	};
}

type Item = { readonly word: Word; readonly value: readonly Word[] | undefined };

/** `(a, b c=d e=(f))`: words, some with values of their own. */
export function readList(cursor: Cursor): Item[] {
	const { at } = cursor;
	const items: Item[] = [];
	cursor.take('(');
	for (cursor.skip(); !cursor.take(')'); cursor.skip()) {
		if (cursor.isDone) {
			cursor.refuse('the bracket is not closed', at);
			break;
		}
		if (cursor.take(',')) continue;
		const word = cursor.word('(),=');
		cursor.count();
		if (!word) cursor.refuse(`unexpected ${shown(cursor.next)}`);
		else items.push({ word, value: cursor.take('=') ? readInnerValue(cursor) : undefined });
	}
	if (items.length === 0) cursor.refuse('there is nothing between the brackets', at);
	return items;
}

function readInnerValue(cursor: Cursor): readonly Word[] {
	if (cursor.next !== '(') {
		const word = cursor.word('(),');
		return word ? [word] : [];
	}
	const { at } = cursor;
	const words: Word[] = [];
	cursor.take('(');
	for (cursor.skip(); !cursor.take(')'); cursor.skip()) {
		if (cursor.take(',')) continue;
		const word = cursor.word('(),');
		if (!word) {
			cursor.refuse('the bracket is not closed', at);
			break;
		}
		words.push(word);
	}
	return words;
}

function isNameStart(character: string): boolean {
	return /^[a-z]$/i.test(character);
}

/** A character in a message. */
export function shown(character: string): string {
	if (character === '') return 'end of the text';
	return /^[\x21-\x7e]$/.test(character) ? `'${character}'` : 'character';
}
