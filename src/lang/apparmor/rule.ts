import { type Cursor, includeMark } from './cursor.ts';
import { type Modes, readModes } from './modes.ts';
import { readLimit, readOther } from './other.ts';
import { shown } from './parts.ts';
import {
	type FileRule,
	type Include,
	type Qualifiers,
	type Rule,
	ruleKeywords,
	type Word,
} from './tree.ts';

/** What stands before a rule. Nothing else is read where the order is wrong. */
export function readQualifiers(cursor: Cursor): Qualifiers {
	let priority = 0;
	if (cursor.peekName() === 'priority' && /^priority[ \t]*=/.test(cursor.ahead)) {
		const number = /^priority[ \t]*=[ \t]*(-?\d{1,9})/.exec(cursor.ahead);
		if (number) cursor.take(number[0]);
		else cursor.refuse('priority is no number');
		priority = Number(number?.[1] ?? 0);
		cursor.skip();
	}
	const audit = takeOne(cursor, ['audit', 'quiet']);
	const access = takeOne(cursor, ['allow', 'deny', 'prompt']);
	const owner = takeOne(cursor, ['owner', 'other']);
	const isAudited = audit === 'audit';
	return { access, isAudited, isQuiet: audit === 'quiet', owner, priority };
}

function takeOne<W extends string>(cursor: Cursor, words: readonly W[]): W | undefined {
	const found = words.find((word) => cursor.takeName(word));
	if (found) cursor.skip();
	return found;
}

export function readInclude(cursor: Cursor): Include {
	const start = cursor.at;
	cursor.at += includeMark(cursor.text, start);
	cursor.skipBlanks();
	const condition = /^if[ \t]+exists(?=[ \t<"])/.exec(cursor.ahead);
	if (condition) cursor.take(condition[0]);
	cursor.skipBlanks();
	const { at } = cursor;
	const close = cursor.next === '<' ? '>' : undefined;
	let path = '';
	if (close) {
		const end = cursor.text.indexOf(close, at);
		const line = cursor.text.indexOf('\n', at);
		if (end < 0 || (line >= 0 && line < end)) cursor.refuse("'>' is missing", at);
		else path = cursor.text.slice(at + 1, end);
		if (end >= 0) cursor.at = cursor.behind = cursor.refusal ? cursor.text.length : end + 1;
	} else path = cursor.word()?.text ?? '';
	if (path === '' || /[<>"]/.test(path)) cursor.refuse('include names no file', at);
	const isOptional = condition !== null;
	return { kind: 'include', path, isOptional, span: { start, end: cursor.behind } };
}

/** One rule up to its comma; `start` is where its qualifiers begin. */
export function readRule(cursor: Cursor, qualifiers: Qualifiers, start: number): Rule | undefined {
	if (isPathStart(cursor)) return pathFirst(cursor, qualifiers, start);
	const name = cursor.peekName();
	const { at } = cursor;
	if (name === 'set') {
		cursor.takeName(name);
		cursor.skip();
		if (!cursor.takeName('rlimit')) return cursor.refuse("'set' is followed by 'rlimit' alone");
		return readLimit(cursor, qualifiers, start);
	}
	if (name === 'file' || name === 'link') return wordFirst(cursor, { name, qualifiers, start });
	if ((name === 'safe' || name === 'unsafe') && cursor.takeName(name)) {
		cursor.skip();
		if (isPathStart(cursor)) return pathFirst(cursor, qualifiers, start);
		return modesFirst(cursor, qualifiers, start);
	}
	const keyword = ruleKeywords.find((each) => each === name && each !== 'rlimit');
	if (keyword) {
		cursor.takeName(keyword);
		return readOther(cursor, { keyword, qualifiers, start });
	}
	if (name !== '' && readModes(name) !== undefined) return modesFirst(cursor, qualifiers, start);
	// AppArmor takes any name for a path, though none but those with a slash is ever met.
	if (/^\w+[ \t]+[a-zA-Z]+[ \t]*,/.test(cursor.ahead)) return pathFirst(cursor, qualifiers, start);
	if (name !== '') return cursor.refuse(`'${name.slice(0, 40)}' is no rule`, at);
	return cursor.refuse(`unexpected ${shown(cursor.next)}`, at);
}

function isPathStart({ text, at }: Cursor): boolean {
	const first = text.charAt(at) === '"' ? at + 1 : at;
	return text.charAt(first) === '/' || /^@\{[a-zA-Z]\w*\}/.test(text.slice(first, first + 100));
}

function pathFirst(cursor: Cursor, qualifiers: Qualifiers, start: number): FileRule | undefined {
	const path = cursor.word();
	cursor.skip();
	const modes = takeModes(cursor, qualifiers);
	return path && modes && endFile(cursor, { path, modes, qualifiers, start });
}

function modesFirst(cursor: Cursor, qualifiers: Qualifiers, start: number): FileRule | undefined {
	const modes = takeModes(cursor, qualifiers);
	const { at } = cursor;
	cursor.skip();
	if (cursor.at === at) return cursor.refuse(`no blank but ${shown(cursor.next)}`);
	if (modes?.text === 'l' && cursor.takeName('subset')) cursor.skip();
	const path = modes && takePath(cursor);
	return path && endFile(cursor, { path, modes, qualifiers, start });
}

type WordFirst = {
	readonly name: 'file' | 'link';
	readonly qualifiers: Qualifiers;
	readonly start: number;
};

function wordFirst(cursor: Cursor, { name, qualifiers, start }: WordFirst): FileRule | undefined {
	cursor.takeName(name);
	cursor.skip();
	if (name === 'file') {
		if (cursor.take(',')) {
			// It stands for `ix` too, which no rule that denies may have.
			if (qualifiers.access === 'deny') return cursor.refuse("'deny file' needs a path", start);
			const span = { start, end: cursor.at };
			return { kind: 'file', qualifiers, path: undefined, modes: '', target: undefined, span };
		}
		if (isPathStart(cursor)) return pathFirst(cursor, qualifiers, start);
		return modesFirst(cursor, qualifiers, start);
	}
	if (cursor.takeName('subset')) cursor.skip();
	const path = takePath(cursor);
	cursor.skip();
	if (!path || !cursor.text.startsWith('->', cursor.at)) {
		return cursor.refuse("'link' needs an arrow and a file");
	}
	return endFile(cursor, {
		path,
		modes: { letters: 'l', execution: undefined, text: 'l' },
		qualifiers,
		start,
	});
}

function takePath(cursor: Cursor): Word | undefined {
	return isPathStart(cursor) ? cursor.word() : cursor.refuse(`no path but ${shown(cursor.next)}`);
}

type TakenModes = Modes & { readonly text: string };

function takeModes(cursor: Cursor, { access }: Qualifiers): TakenModes | undefined {
	const text = cursor.peekName();
	const modes = readModes(text);
	if (modes === undefined) {
		const found = text === '' ? shown(cursor.next) : `'${text.slice(0, 40)}'`;
		return cursor.refuse(`no access modes but ${found}`);
	}
	if (typeof modes === 'string') return cursor.refuse(modes);
	const isBare = modes.execution?.length === 1;
	if (modes.execution && !isBare && access === 'deny') {
		return cursor.refuse(`a rule that denies takes 'x', not '${modes.execution}'`);
	}
	cursor.takeName(text);
	return cursor.next === '-' ? cursor.refuse("unexpected '-'") : { ...modes, text };
}

type FileParts = {
	readonly path: Word;
	readonly modes: TakenModes;
	readonly qualifiers: Qualifiers;
	readonly start: number;
};

function endFile(
	cursor: Cursor,
	{ path, modes, qualifiers, start }: FileParts,
): FileRule | undefined {
	cursor.skip();
	let target: Word | undefined;
	if (cursor.take('->')) {
		cursor.skip();
		target = cursor.word();
		if (!target) return cursor.refuse('nothing follows the arrow');
	} else if (modes.execution?.length === 1 && qualifiers.access !== 'deny') {
		return cursor.refuse("'x' alone does not say how, as 'ix' does", path.span.end);
	}
	cursor.endRule();
	const span = { start, end: cursor.at };
	return { kind: 'file', qualifiers, path, modes: modes.text, target, span };
}
