import type { Span } from '../lang/dockerfile/tree.ts';
import { type Command, readShell } from '../lang/shell/read.ts';
import type { Path } from '../model/path.ts';

/** A program that a RUN instruction calls. */
export type Call = {
	/** The program with its first argument, which names it among its neighbours. */
	readonly name: string;
	/** Without its folder. */
	readonly program: string;
	/** The word that names the program; undefined where only variables are set. */
	readonly head: Argument | undefined;
	readonly args: readonly Argument[];
	/** The variables that are set for it alone. */
	readonly variables: readonly Variable[];
	/** What calls it, outermost first: `sudo`, `env`. */
	readonly wrappers: readonly string[];
	/** Whose output it reads. */
	readonly input: Call | undefined;
	readonly span: Span;
	/** Whether it stands in the file as a shell reads it: not within quotes, and no JSON. */
	readonly isBare: boolean;
	readonly path: Path;
};

/** Without quotes; variables of the shell and substitutions as written. */
export type Argument = { readonly text: string; readonly span: Span };
type Variable = Argument & { readonly name: string; readonly value: string };

/** Where a stretch of a script stands in the file. */
export type Locate = (start: number, end: number) => Span;

/** The calls of a script, those of `sh -c '...'` among them. `path` is where the list of calls stands. */
export function callsOfScript(script: string, locate: Locate, path: Path): readonly Call[] {
	const calls: Call[] = [];
	addScript(script, { locate, path, calls, depth: 0, isBare: true });
	return calls;
}

/** The calls of an exec form. */
export function callsOfWords(words: readonly Argument[], path: Path): readonly Call[] {
	const calls: Call[] = [];
	const [first, last] = [words[0], words.at(-1)];
	if (!first || !last) return calls;
	const span = { start: first.span.start, end: last.span.end };
	const simple = { words, variables: [], input: undefined, span };
	addCall(simple, { path, calls, depth: 0, isBare: false });
	return calls;
}

type Adding = {
	readonly path: Path;
	readonly calls: Call[];
	readonly depth: number;
	readonly isBare: boolean;
};
type Simple = Pick<Call, 'variables' | 'input' | 'span'> & { readonly words: readonly Argument[] };

function addScript(script: string, adding: Adding & { readonly locate: Locate }): void {
	const { locate } = adding;
	const known = new Map<Command, Call>();
	for (const command of readShell(script)) {
		const argument = ({ text, start, end }: { text: string; start: number; end: number }) => ({
			text,
			span: locate(start, end),
		});
		const simple: Simple = {
			words: command.words.map(argument),
			variables: command.assignments.map((word) => variable(argument(word))),
			input: command.input && known.get(command.input),
			span: locate(command.start, command.end),
		};
		const call = addCall(simple, adding);
		known.set(command, call);
	}
}

function addCall({ words, variables, input, span }: Simple, adding: Adding): Call {
	const { path, calls, depth, isBare } = adding;
	const { wrappers, set, rest } = unwrap(words);
	const [head, ...args] = rest;
	const program = programName(head?.text ?? '');
	const first = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
	const call: Call = {
		name: `${program} ${first}`.slice(0, longestName).trimEnd(),
		program,
		head,
		args,
		variables: [...variables, ...set],
		wrappers,
		input,
		span,
		isBare,
		path: [...path, calls.length],
	};
	calls.push(call);
	const script = depth < deepest ? scriptOf(call) : undefined;
	// Within quotes characters stand elsewhere than they seem to; the whole script is marked.
	if (script) {
		const within = { path, calls, depth: depth + 1, isBare: false };
		addScript(script.text, { ...within, locate: () => script.span });
	}
	return call;
}

const longestName = 80;
const deepest = 3;

/** The program that a word names: `sh` for `/bin/sh`. */
export function programName(word: string): string {
	return word.slice(word.lastIndexOf('/') + 1);
}

export const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh']);

/** What `sh -c` runs. */
function scriptOf({ program, args }: Call): Argument | undefined {
	if (!shells.has(program)) return undefined;
	const at = args.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
	return at < 0 ? undefined : args.slice(at + 1).find(({ text }) => !text.startsWith('-'));
}

/** Programs that call another one: their options with a value, and how many words stand before it. */
const callers: ReadonlyMap<string, { readonly options: string; readonly words: number }> = new Map([
	['sudo', { options: 'ugpCThRDrt', words: 0 }],
	['doas', { options: 'uC', words: 0 }],
	['env', { options: 'uC', words: 0 }],
	['exec', { options: 'a', words: 0 }],
	['command', { options: '', words: 0 }],
	['builtin', { options: '', words: 0 }],
	['nohup', { options: '', words: 0 }],
	['time', { options: 'fo', words: 0 }],
	['nice', { options: 'n', words: 0 }],
	['ionice', { options: 'cn', words: 0 }],
	['stdbuf', { options: 'ioe', words: 0 }],
	['eatmydata', { options: '', words: 0 }],
	['xargs', { options: 'IiLnPdEs', words: 0 }],
	['timeout', { options: 'ks', words: 1 }],
	['gosu', { options: '', words: 1 }],
	['su-exec', { options: '', words: 1 }],
]);

function unwrap(words: readonly Argument[]) {
	const wrappers: string[] = [];
	const set: Variable[] = [];
	let at = 0;
	for (;;) {
		const word = words[at];
		const name = word ? programName(word.text) : '';
		const caller = callers.get(name);
		if (!caller || at + 1 >= words.length) return { wrappers, set, rest: words.slice(at) };
		wrappers.push(name);
		at = behindOptions(words, at + 1, caller.options);
		for (let next = words[at]; next && assignment.test(next.text); next = words[++at]) {
			set.push(variable(next));
		}
		at += caller.words;
	}
}

function behindOptions(words: readonly Argument[], from: number, withValue: string): number {
	let at = from;
	for (let word = words[at]; word?.text.startsWith('-'); word = words[at]) {
		at++;
		if (word.text === '--') break;
		const takesNext = word.text.length === 2 && withValue.includes(word.text[1] ?? '');
		if (takesNext) at++;
	}
	return at;
}

const assignment = /^[A-Za-z_]\w*\+?=/;

function variable({ text, span }: Argument): Variable {
	const equals = text.indexOf('=');
	return {
		text,
		span,
		name: text.slice(0, equals).replace('+', ''),
		value: text.slice(equals + 1),
	};
}
