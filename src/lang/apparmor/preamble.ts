import type { Cursor } from './cursor.ts';
import type { Assignment, Policy, Word } from './tree.ts';

const head =
	/^(?:@(?:\{([a-zA-Z]\w{0,99})\}|([a-zA-Z]\w{0,99}))|\$(?:\{([a-zA-Z]\w{0,99})\}|([a-zA-Z]\w{0,99})))[ \t]*(\+?=)/;

/** An assignment, if one stands here; `before` are those before it. */
export function readAssignment(
	cursor: Cursor,
	before: readonly Assignment[],
	hasIncludes: boolean,
): Assignment | undefined {
	const start = cursor.at;
	if (cursor.next !== '@' && cursor.next !== '$') return undefined;
	const found = head.exec(cursor.text.slice(start, start + 250));
	if (!found) return undefined;
	const [whole, braced, plain, bracedBoolean, plainBoolean, operator] = found;
	const name = braced ?? plain ?? bracedBoolean ?? plainBoolean ?? '';
	const isBoolean = braced === undefined && plain === undefined;
	const isAdded = operator === '+=';
	cursor.take(whole);
	const values = readValues(cursor);
	const end = cursor.behind;
	const isKnown = before.some((each) => each.name === name && each.isBoolean === isBoolean);
	if (!cursor.refusal) {
		if (values.length === 0) cursor.refuse(`${name} has no value`, end);
		else if (isBoolean && !/^(?:true|false)$/i.test(values[0]?.text ?? '')) {
			cursor.refuse(`${name} is neither true nor false`, values[0]?.span.start);
		} else if (!isAdded && !isBoolean && isKnown) cursor.refuse(`${name} is set before`, start);
		else if (isAdded && !isKnown && !hasIncludes) cursor.refuse(`${name} is not set before`, start);
	}
	return { name, isBoolean, isAdded, values, span: { start, end } };
}

/** The words up to the end of the line. */
function readValues(cursor: Cursor): Word[] {
	const values: Word[] = [];
	for (;;) {
		cursor.skipBlanks();
		const isContinued = /^\\\r?\n/.exec(cursor.text.slice(cursor.at, cursor.at + 3));
		if (isContinued) {
			cursor.at += isContinued[0].length;
			continue;
		}
		if (cursor.isDone || /[\r\n#]/.test(cursor.next)) return values;
		const word = cursor.word();
		if (!word) {
			cursor.refuse(cursor.next === ',' ? 'a variable takes no comma' : 'unexpected character');
			return values;
		}
		values.push(word);
	}
}

/** `abi <abi/4.0>,`. */
export function readFeatures(cursor: Cursor): void {
	cursor.takeName('abi');
	cursor.skip();
	const file = cursor.word();
	if (!file || !(file.isQuoted || /^(?:[^<>]+|<[^<>]+>)$/.test(file.text))) {
		cursor.refuse('abi names no file');
	}
	cursor.endRule();
}

/** `alias /from/ -> /to/,`. */
export function readAlias(cursor: Cursor): Policy['aliases'][number] | undefined {
	cursor.takeName('alias');
	cursor.skip();
	const from = cursor.word();
	cursor.skip();
	if (!from || !cursor.take('->')) return cursor.refuse("'alias' needs an arrow and a path");
	cursor.skip();
	const to = cursor.word();
	if (!to) return cursor.refuse('nothing follows the arrow');
	cursor.endRule();
	return { from, to };
}
