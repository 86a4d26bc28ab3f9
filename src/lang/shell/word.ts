/** A word of a shell line. */
export type Word = {
	/** Without quotes; `$X`, `$(...)` and `<(...)` stay as written. */
	readonly text: string;
	readonly raw: string;
	readonly start: number;
	/** Exclusive. */
	readonly end: number;
	/** Written without quotes, escapes and expansions. */
	readonly isPlain: boolean;
};

type Stretch = { readonly start: number; readonly end: number };

/** The word that begins at `start`, and the insides of the substitutions in it. */
export function readWord(
	script: string,
	start: number,
	limit: number,
): { readonly word: Word; readonly inner: readonly Stretch[] } {
	const reading: Reading = { script, at: start, limit, text: '', isPlain: true, isQuoted: false };
	const inner: Stretch[] = [];
	while (reading.at < limit) {
		const character = script[reading.at] as string; // before the limit
		if (!reading.isQuoted && endsWord(script, reading.at)) break;
		const takeSpecial = special.get(character);
		if (takeSpecial) takeSpecial(reading, inner);
		else take(reading, 1);
		if (takeSpecial) reading.isPlain = false;
	}
	const end = Math.min(reading.at, limit);
	const { text, isPlain } = reading;
	return { word: { text, raw: script.slice(start, end), start, end, isPlain }, inner };
}

type Reading = {
	readonly script: string;
	readonly limit: number;
	at: number;
	text: string;
	isPlain: boolean;
	isQuoted: boolean;
};

/** Characters as they stand. */
function take(reading: Reading, length: number): void {
	const end = Math.min(reading.at + length, reading.limit);
	reading.text += reading.script.slice(reading.at, end);
	reading.at = end;
}

const special: ReadonlyMap<string, (reading: Reading, inner: Stretch[]) => void> = new Map([
	['\\', takeEscaped],
	["'", takeSingleQuoted],
	[
		'"',
		(reading) => {
			reading.isQuoted = !reading.isQuoted;
			reading.at++;
		},
	],
	['`', (reading, inner) => takeGroup(reading, inner, 1, backtickEnd)],
	['$', takeExpansion],
	['<', takeExpansion],
	['>', takeExpansion],
]);

function takeEscaped(reading: Reading): void {
	const next = reading.at + 1 < reading.limit ? (reading.script[reading.at + 1] ?? '') : '';
	// Within double quotes it escapes only what means something there.
	const isKept = reading.isQuoted && !'"\\$`\n'.includes(next);
	if (next !== '\n') reading.text += isKept ? `\\${next}` : next;
	reading.at += 2;
}

function takeSingleQuoted(reading: Reading): void {
	if (reading.isQuoted) {
		take(reading, 1);
		return;
	}
	reading.at++;
	take(reading, indexWithin(reading.script, "'", reading.at, reading.limit) - reading.at);
	reading.at++;
}

/** `$(...)`, `${...}`, and outside of quotes `<(...)`, `>(...)`. */
function takeExpansion(reading: Reading, inner: Stretch[]): void {
	const { script, at, limit } = reading;
	const next = at + 1 < limit ? script[at + 1] : undefined;
	const isDollar = script[at] === '$';
	if (next === '(' && (isDollar || !reading.isQuoted)) takeGroup(reading, inner, 2, groupEnd);
	else if (next === '{' && isDollar) takeGroup(reading, [], 2, groupEnd);
	else take(reading, 1);
}

type FindEnd = (script: string, start: number, limit: number) => number;

function takeGroup(reading: Reading, inner: Stretch[], opening: number, findEnd: FindEnd): void {
	const { script, at, limit } = reading;
	const end = findEnd(script, at, limit);
	inner.push({ start: at + opening, end: Math.max(end - 1, at + opening) });
	take(reading, end - at);
}

function endsWord(script: string, at: number): boolean {
	const character = script[at] as string; // before the limit
	if ((character === '<' || character === '>') && script[at + 1] === '(') return false;
	return ' \t\r\n;&|()<>'.includes(character);
}

/** As indexOf, before `limit`, which it gives when there is none; it never looks beyond it. */
export function indexWithin(script: string, mark: string, from: number, limit: number): number {
	let at = from;
	while (at < limit && script[at] !== mark) at++;
	return Math.min(at, limit);
}

function backtickEnd(script: string, start: number, limit: number): number {
	let at = start + 1;
	while (at < limit && script[at] !== '`') at += script[at] === '\\' ? 2 : 1;
	return Math.min(at + 1, limit);
}

/** Behind the bracket that closes a group; brackets within quotes do not count. */
function groupEnd(script: string, start: number, limit: number): number {
	const [open, close] = script[start + 1] === '{' ? ['{', '}'] : ['(', ')'];
	let depth = 0;
	let isQuoted = false;
	let at = start + 1;
	while (at < limit) {
		const character = script[at];
		if (character === '\\') at++;
		else if (character === '"') isQuoted = !isQuoted;
		else if (character === "'" && !isQuoted) at = indexWithin(script, "'", at + 1, limit);
		else if (character === open && (!isQuoted || script[at - 1] === '$')) depth++;
		else if (character === close && depth > 0 && --depth === 0) return at + 1;
		at++;
	}
	return limit;
}
