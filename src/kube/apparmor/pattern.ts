/** A path pattern of AppArmor, ready to be asked. */
export type Pattern = {
	/** With its variables filled in, a text for each of their values. */
	readonly texts: readonly string[];
	readonly matches: (path: string) => boolean;
};

/** Why a pattern is none. */
export type PatternProblem = 'braces' | 'brackets' | 'too-large';

/**
 * Compiles patterns as apparmor.d(5) has them: `*` and `?` stay within a folder, `**` does not, `[a-c]`,
 * `[^a]`, `{a,b}`. `texts` are those of one rule with its variables filled in. Matching takes time in
 * proportion to text times pattern.
 */
export function compilePattern(texts: readonly string[]): Pattern | PatternProblem {
	const plain = texts.map(collapse);
	const machines: Machine[] = [];
	for (const text of plain) {
		const states = compileOne(text);
		if (typeof states === 'string') return states;
		machines.push({ states, start: startOf(text), seen: undefined, round: 0 });
	}
	return { texts: plain, matches: (path) => machines.some((machine) => runs(machine, path)) };
}

type Machine = {
	readonly states: readonly State[];
	/** What every match begins with. */
	readonly start: string;
	/** In which round a state was last reached; made when first asked. */
	seen: Int32Array | undefined;
	round: number;
};

/** What stands before the first mark of a pattern. */
function startOf(text: string): string {
	return text.slice(0, Math.max(text.search(/[*?[{\\]|$/), 0));
}

/** AppArmor reads `@{PROC}/sys`, where the variable ends with a slash, as one slash. */
function collapse(text: string): string {
	return text.replace(/\/{2,}/g, '/');
}

type State =
	| { readonly kind: 'set'; readonly has: (code: number) => boolean }
	/** Goes on to others without reading. */
	| { readonly kind: 'split'; readonly to: number[] };

const mostStates = 4000;
const deepest = 50;

function compileOne(text: string): State[] | PatternProblem {
	const states: State[] = [];
	const groups: Group[] = [];
	for (let at = 0; at < text.length; at++) {
		if (states.length > mostStates || groups.length > deepest) return 'too-large';
		const character = text.charAt(at);
		if (character === '{' || character === '}' || (character === ',' && groups.length > 0)) {
			if (!branch(character, states, groups)) return 'braces';
		} else {
			const last = single(character, { text, at, states });
			if (last === undefined) return 'brackets';
			at = last;
		}
	}
	return groups.length > 0 ? 'braces' : states;
}

type Reading = { readonly text: string; readonly at: number; readonly states: State[] };

/** What stands for one character or a run of them; gives the place of its last, if it has one. */
function single(character: string, { text, at, states }: Reading): number | undefined {
	if (character === '*') return star(states, text, at);
	if (character === '?') {
		states.push({ kind: 'set', has: isNoSlash });
		return at;
	}
	if (character === '[') {
		const read = readClass(text, at);
		if (read) states.push({ kind: 'set', has: read.has });
		return read?.end;
	}
	const isEscape = character === '\\' && at + 1 < text.length;
	literal(states, text.charCodeAt(isEscape ? at + 1 : at));
	return isEscape ? at + 1 : at;
}

/** Opens, parts or closes a choice; whether that fits. */
function branch(mark: string, states: State[], groups: Group[]): boolean {
	if (mark === '{') {
		const split: Split = { kind: 'split', to: [states.length + 1] };
		states.push(split);
		groups.push({ split, ends: [] });
		return true;
	}
	const group = mark === '}' ? groups.pop() : groups.at(-1);
	if (!group) return false;
	if (mark === ',') {
		nextBranch(states, group);
		return true;
	}
	for (const end of group.ends) end.to.push(states.length);
	// Of `{a}` the choice is none, which AppArmor refuses.
	return group.ends.length > 0;
}

type Split = { readonly kind: 'split'; readonly to: number[] };
type Group = { readonly split: Split; readonly ends: Split[] };

function literal(states: State[], code: number): void {
	states.push({ kind: 'set', has: (each) => each === code });
}

/** `*` or `**` at `at`; gives the place of its last star. */
function star(states: State[], text: string, at: number): number {
	const isDouble = text.charAt(at + 1) === '*';
	const end = isDouble ? at + 1 : at;
	const next = text.charAt(end + 1);
	// A whole folder or name is never empty: `/tmp/*` and `/tmp/**` are not `/tmp/`.
	if (text.charAt(at - 1) === '/' && (next === '/' || next === '')) {
		states.push({ kind: 'set', has: isNoSlash });
	}
	const start = states.length;
	states.push({ kind: 'split', to: [start + 1, start + 3] });
	states.push({ kind: 'set', has: isDouble ? isAny : isNoSlash });
	states.push({ kind: 'split', to: [start] });
	return end;
}

function nextBranch(states: State[], group: Group): void {
	const end: Split = { kind: 'split', to: [] };
	states.push(end);
	group.ends.push(end);
	group.split.to.push(states.length);
}

function readClass(text: string, at: number) {
	const codes: [from: number, to: number][] = [];
	const isNot = text.charAt(at + 1) === '^';
	for (let next = isNot ? at + 2 : at + 1; next < text.length; next++) {
		if (text.charAt(next) === ']') {
			const isIn = (code: number) => codes.some(([from, to]) => code >= from && code <= to);
			return { end: next, has: isNot ? (code: number) => !isIn(code) : isIn };
		}
		if (text.charAt(next) === '\\') next++;
		const from = text.charCodeAt(next);
		if (text.charAt(next + 1) === '-' && text.charAt(next + 2) !== ']' && next + 2 < text.length) {
			codes.push([from, text.charCodeAt(next + 2)]);
			next += 2;
		} else codes.push([from, from]);
		if (codes.length > 300) return undefined;
	}
	return undefined;
}

const slash = 0x2f;
const isNoSlash = (code: number) => code !== slash;
const isAny = () => true;

function runs(machine: Machine, path: string): boolean {
	const { states, start } = machine;
	if (!path.startsWith(start)) return false;
	const skipped = start.length;
	machine.seen ??= new Int32Array(states.length + 1);
	let current = closure(machine, [skipped]);
	for (let at = skipped; at < path.length && current.length > 0; at++) {
		const code = path.charCodeAt(at);
		const next: number[] = [];
		for (const each of current) {
			const state = states[each];
			if (state?.kind === 'set' && state.has(code)) next.push(each + 1);
		}
		current = closure(machine, next);
	}
	return current.includes(states.length);
}

/** The states that are reached without reading, each once. */
function closure(machine: Machine, from: readonly number[]): number[] {
	const { states, seen } = machine;
	const round = ++machine.round;
	const all: number[] = [];
	const add = (state: number) => {
		if (!seen || seen[state] === round) return;
		seen[state] = round;
		all.push(state);
	};
	for (const each of from) add(each);
	// An array visits what is added while it is walked.
	for (const each of all) {
		const state = states[each];
		if (state?.kind === 'split') for (const to of state.to) add(to);
	}
	return all;
}

/**
 * Whether everything that `inner` matches is matched by `outer`, where that is sure: the same text, a path
 * without wildcards, or a folder below that of a pattern with `**` at its end.
 */
export function isWithin(inner: Pattern, outer: Pattern): boolean {
	return inner.texts.every((text) => {
		if (outer.texts.includes(text)) return true;
		if (!/[*?[{\\]/.test(text)) return outer.matches(text);
		return outer.texts.some((each) => isBelow(text, each));
	});
}

function isBelow(inner: string, outer: string): boolean {
	const folder = /^([^*?[{\\]*\/)\*\*$/.exec(outer)?.[1];
	if (folder === undefined || !inner.startsWith(folder)) return false;
	// `/a/{,b}` may be `/a/` itself, which `/a/**` is not.
	return /^[^*?[{\\/]|^\*\*?$|^\*\*?\/|^[?]/.test(inner.slice(folder.length));
}
