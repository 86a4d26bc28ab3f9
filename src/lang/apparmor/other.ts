import type { Cursor } from './cursor.ts';
import { readParts } from './parts.ts';
import { isSignal, limits, shapes } from './shapes.ts';
import type { OtherRule, Qualifiers, Word } from './tree.ts';

type Started = {
	readonly keyword: OtherRule['kind'];
	readonly qualifiers: Qualifiers;
	readonly start: number;
};

/** A rule that is not about files, behind its keyword. */
export function readOther(
	cursor: Cursor,
	{ keyword, qualifiers, start }: Started,
): OtherRule | undefined {
	if (keyword === 'capability') return readCapabilities(cursor, qualifiers, start);
	const parts = readParts(cursor);
	const shape = shapes[keyword];
	if (qualifiers.owner && keyword !== 'mqueue') {
		return cursor.refuse(`'${qualifiers.owner}' is for files alone`, start);
	}
	const named = new Set([...parts.words.filter(({ text }) => shape.permissions.has(text))]);
	const free = parts.words.filter((word) => !named.has(word));
	const [unknown] = parts.permissions.filter(({ text }) => !shape.permissions.has(text));
	const extra = shape.most === undefined ? undefined : free[shape.most];
	const condition = parts.conditions.find(
		({ name, parts: inner }) =>
			!shape.conditions.has(name) ||
			inner.some((each) => !/^(?:name|label|addr|ip|port)$/.test(each.name)),
	);
	const wrong = unknown ?? extra ?? misfit(keyword, free);
	if (wrong) {
		const behind = missingComma(cursor.text, parts.words);
		if (behind !== undefined) return cursor.refuse('a comma is missing', behind);
		return cursor.refuse(`unexpected '${wrong.text.slice(0, 40)}'`, wrong.span.start);
	}
	if (condition) {
		return cursor.refuse(
			`'${keyword}' has no '${condition.name.slice(0, 40)}'`,
			condition.span.start,
		);
	}
	if (parts.target && !shape.hasTarget) {
		return cursor.refuse(`'${keyword}' takes no arrow`, parts.target.span.start);
	}
	const signal = parts.conditions
		.flatMap(({ name, values }) => (keyword === 'signal' && name === 'set' ? values : []))
		.find(({ text }) => !isSignal(text));
	if (signal)
		return cursor.refuse(`unknown signal '${signal.text.slice(0, 40)}'`, signal.span.start);
	cursor.endRule();
	const permissions = [...named, ...parts.permissions];
	return {
		kind: keyword,
		qualifiers,
		...parts,
		words: free,
		permissions,
		span: { start, end: cursor.at },
	};
}

/** Capabilities are plain names, which end where no letter follows. */
function readCapabilities(
	cursor: Cursor,
	qualifiers: Qualifiers,
	start: number,
): OtherRule | undefined {
	if (qualifiers.owner) return cursor.refuse(`'${qualifiers.owner}' is for files alone`, start);
	const words: Word[] = [];
	for (cursor.skip(); cursor.peekName() !== ''; cursor.skip()) {
		const { at } = cursor;
		const text = cursor.peekName();
		cursor.takeName(text);
		cursor.count();
		words.push({ text, isQuoted: false, span: { start: at, end: cursor.at } });
	}
	cursor.endRule();
	const rest = { permissions: [], conditions: [], target: undefined };
	return { kind: 'capability', qualifiers, words, ...rest, span: { start, end: cursor.at } };
}

/** Where the line of a rule ends that goes on below with what does not belong to it. */
function missingComma(text: string, words: readonly Word[]): number | undefined {
	for (const { span } of words) {
		let end = span.start;
		while (/\s/.test(text.charAt(end - 1))) end--;
		if (text.slice(end, span.start).includes('\n')) return end;
	}
	return undefined;
}

/** The word that no rule of this kind can have. */
function misfit(keyword: OtherRule['kind'], words: readonly Word[]): Word | undefined {
	if (keyword === 'network') return words.find(({ text }) => text.startsWith('/'));
	if (keyword !== 'change_profile') return undefined;
	const [first, second] = words;
	if (second && !/^(?:safe|unsafe)$/.test(first?.text ?? '')) return first;
	const program = second ?? first;
	return program && !/^[/@]/.test(program.text) ? program : undefined;
}

const limitValue = /^[ \t]*<=[ \t]*(-?\d{1,15}[ \t]*[a-zA-Z]*|infinity)/;

/** `set rlimit name <= value`, behind its keyword. */
export function readLimit(
	cursor: Cursor,
	qualifiers: Qualifiers,
	start: number,
): OtherRule | undefined {
	cursor.skip();
	const { at } = cursor;
	const name = cursor.peekName();
	if (!limits.has(name)) return cursor.refuse(`unknown limit '${name.slice(0, 40)}'`);
	cursor.takeName(name);
	const words = [{ text: name, isQuoted: false, span: { start: at, end: cursor.at } }];
	const value = limitValue.exec(cursor.ahead);
	if (!value) return cursor.refuse(`the limit of ${name} has no value`);
	cursor.take(value[0]);
	cursor.endRule();
	const rest = { permissions: [], conditions: [], target: undefined };
	return { kind: 'rlimit', qualifiers, words, ...rest, span: { start, end: cursor.at } };
}
