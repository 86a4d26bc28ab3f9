import { type Cursor, includeMark } from './cursor.ts';
import { readList, shown } from './parts.ts';
import { readInclude, readQualifiers, readRule } from './rule.ts';
import type { Profile, Statement, Word } from './tree.ts';

const deepest = 32;

/** A profile or hat from its head to its closing brace. */
export function readProfile(cursor: Cursor, depth = 0): Profile | undefined {
	const start = cursor.at;
	const sort = takeSort(cursor);
	if (depth > deepest)
		return cursor.refuse('profiles stand too deep in each other', start, 'too-deep');
	cursor.skip();
	const name = takeName(cursor);
	if (!name) return undefined;
	if (sort === undefined && !/^[/@:]/.test(name.text)) {
		return cursor.refuse(`'${name.text.slice(0, 40)}' is no profile`, name.span.start);
	}
	cursor.skip();
	const attachment = takeAttachment(cursor);
	const flags = takeFlags(cursor);
	const headEnd = cursor.behind;
	cursor.skip();
	if (cursor.next !== '{') {
		return cursor.refuse(`no '{' but ${shown(cursor.next)}`, cursor.isDone ? headEnd : cursor.at);
	}
	const rules = readBody(cursor, depth);
	return {
		kind: 'profile',
		sort: sort ?? 'profile',
		name,
		attachment,
		flags,
		rules,
		headSpan: { start, end: headEnd },
		span: { start, end: cursor.behind },
	};
}

function takeSort(cursor: Cursor): Profile['sort'] | undefined {
	if (cursor.take('^')) {
		// Behind the mark no blank may stand.
		if (/^[\s#]/.test(cursor.next)) cursor.refuse('the name of the hat is missing');
		return 'hat';
	}
	if (cursor.takeName('profile')) return 'profile';
	return cursor.takeName('hat') ? 'hat' : undefined;
}

function takeName(cursor: Cursor): Word | undefined {
	const { at } = cursor;
	const name = cursor.next === '{' ? undefined : cursor.word();
	if (name && name.text !== '') return name;
	return cursor.refuse('the profile has no name', at);
}

function takeAttachment(cursor: Cursor): Word | undefined {
	const { at, next } = cursor;
	if (next === '{' || next === '(' || /^(?:flags|xattrs)$/.test(cursor.peekName()))
		return undefined;
	const word = cursor.word();
	if (!word) return undefined;
	if (!/^[/@]/.test(word.text)) {
		return cursor.refuse("what a profile is for begins with '/' or a variable", at);
	}
	cursor.skip();
	return word;
}

function takeFlags(cursor: Cursor): Word[] {
	const flags: Word[] = [];
	if (cursor.takeName('xattrs')) {
		cursor.skip();
		if (!cursor.take('=')) cursor.refuse("'xattrs' has no value");
		cursor.skip();
		if (cursor.next === '(') readList(cursor);
		else cursor.refuse("'xattrs' takes a list in brackets");
		cursor.skip();
	}
	if (cursor.takeName('flags')) {
		cursor.skip();
		if (!cursor.take('=')) cursor.refuse("'flags' has no value");
		cursor.skip();
		if (cursor.next !== '(') cursor.refuse("'flags' takes a list in brackets");
	}
	if (cursor.next === '(') for (const { word } of readList(cursor)) flags.push(word);
	return flags;
}

/** What stands between braces; the cursor is before the first. */
function readBody(cursor: Cursor, depth: number): Statement[] {
	const open = cursor.at;
	cursor.take('{');
	const rules = readStatements(cursor, depth);
	if (!cursor.take('}')) cursor.refuse("the '{' is not closed", open);
	return rules;
}

/** Statements up to a closing brace or the end. */
export function readStatements(cursor: Cursor, depth: number): Statement[] {
	const rules: Statement[] = [];
	for (cursor.skip(); !cursor.isDone && cursor.next !== '}'; cursor.skip()) {
		const rule = readStatement(cursor, depth);
		if (rule) rules.push(rule);
	}
	return rules;
}

function readStatement(cursor: Cursor, depth: number): Statement | undefined {
	const { text, at: start } = cursor;
	cursor.count();
	if (includeMark(text, start) > 0) return readInclude(cursor);
	const name = cursor.peekName();
	if (cursor.next === '^' || name === 'hat' || name === 'profile') {
		return readProfile(cursor, depth + 1);
	}
	if (name === 'if') return readChoice(cursor, depth);
	const qualifiers = readQualifiers(cursor);
	if (cursor.next !== '{') return readRule(cursor, qualifiers, start);
	if (depth > deepest)
		return cursor.refuse('blocks stand too deep in each other', start, 'too-deep');
	const rules = readBody(cursor, depth + 1);
	return { kind: 'block', qualifiers, rules, span: { start, end: cursor.behind } };
}

function readChoice(cursor: Cursor, depth: number): Statement | undefined {
	const start = cursor.at;
	if (depth > deepest)
		return cursor.refuse('blocks stand too deep in each other', start, 'too-deep');
	cursor.takeName('if');
	cursor.skip();
	if (!isConditionStart.test(cursor.text.slice(cursor.at, cursor.at + 100))) {
		return cursor.refuse("'if' is followed by no condition");
	}
	while (!cursor.isDone && cursor.next !== '{') {
		const part = conditionPart.exec(cursor.text.slice(cursor.at, cursor.at + 300));
		if (part) cursor.take(part[0]);
		else if (cursor.next !== '"' || !cursor.word()) {
			return cursor.refuse(`unexpected ${shown(cursor.next)}`);
		}
		cursor.skip();
	}
	if (cursor.isDone) return cursor.refuse("'if' has no '{'", start);
	const rules = readBody(cursor, depth + 1);
	const { behind } = cursor;
	cursor.skip();
	let otherwise: readonly Statement[] = [];
	if (cursor.takeName('else')) {
		cursor.skip();
		if (cursor.peekName() === 'if') {
			const next = readChoice(cursor, depth + 1);
			otherwise = next ? [next] : [];
		} else if (cursor.next === '{') otherwise = readBody(cursor, depth + 1);
		else return cursor.refuse("'else' has no '{'");
		return { kind: 'choice', rules, otherwise, span: { start, end: cursor.behind } };
	}
	return { kind: 'choice', rules, otherwise, span: { start, end: behind } };
}

const isConditionStart = /^(?:not[ \t]+|defined[ \t]+|\()*[$@]/;
/** A variable, a word between two, or an operator. */
const conditionPart =
	/^(?:[$@]\{[a-zA-Z]\w{0,99}\}|[$@][a-zA-Z]\w{0,99}|[a-z]{2,9}(?!\S)|[()]|[=!<>]{1,2})/;
