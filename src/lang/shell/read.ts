import { indexWithin, readWord, type Word } from './word.ts';

/** How a command is joined to the one before it. */
type Joint = ';' | '&&' | '||' | '|' | '&';

/** A simple command of a shell line. */
export type Command = {
	/** The program and what it is given; variables and substitutions as written. */
	readonly words: readonly Word[];
	/** `NAME=value` before the program. */
	readonly assignments: readonly Word[];
	/** Whose output it reads. */
	readonly input: Command | undefined;
	/** Undefined at the start. */
	readonly joint: Joint | undefined;
	/** Where its first and last words stand. */
	readonly start: number;
	readonly end: number;
	/** Within `$(...)` or the like. */
	readonly isNested: boolean;
};

const deepest = 6;

/**
 * The simple commands of a script for a POSIX shell or bash, those of its substitutions among them.
 * Total on any text: what is no shell gives commands that mean nothing.
 */
export function readShell(script: string): readonly Command[] {
	const commands: Command[] = [];
	const waiting = [{ start: 0, end: script.length, depth: 0 }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { start, end, depth } = next;
		const reader = new Reader(script, start, end, depth > 0);
		for (const command of reader.commands()) commands.push(command);
		if (depth >= deepest) continue;
		for (const stretch of reader.inner) waiting.push({ ...stretch, depth: depth + 1 });
	}
	return commands;
}

/** Words that open or close a compound command; what follows is a command again. */
const structure: ReadonlySet<string> = new Set(
	'if then elif else fi do done while until { } ! time esac'.split(' '),
);
const assignment = /^[A-Za-z_]\w*\+?=/;
const redirection = /^\d*(?:&>>?|>>|>&|>\||<>|<&|<<<|<<-?|>|<)/;

class Reader {
	/** The insides of substitutions. */
	readonly inner: { start: number; end: number }[] = [];
	readonly #script: string;
	readonly #end: number;
	readonly #isNested: boolean;
	#at: number;
	#words: Word[] = [];
	#assignments: Word[] = [];
	#joint: Joint | undefined;
	#last: Command | undefined;
	readonly #heredocs: { name: string; isTabbed: boolean }[] = [];

	constructor(script: string, start: number, end: number, isNested: boolean) {
		this.#script = script;
		this.#at = start;
		this.#end = end;
		this.#isNested = isNested;
	}

	*commands(): Generator<Command> {
		while (this.#at < this.#end) {
			const joint = this.#separator();
			if (joint !== undefined) {
				yield* this.#close();
				// A line that ends in `&&` or `|` goes on.
				const isOpen = this.#joint !== undefined && this.#joint !== ';' && joint === ';';
				if (!isOpen) this.#joint = joint;
			} else this.#word();
		}
		yield* this.#close();
	}

	/** Passes over blanks and comments, or over one separator, which it gives. */
	#separator(): Joint | undefined {
		const script = this.#script;
		this.#blanks();
		if (this.#at >= this.#end) return ';';
		const character = script[this.#at];
		const isDouble = script[this.#at + 1] === character && this.#at + 1 < this.#end;
		switch (character) {
			case '\n':
				this.#at++;
				this.#passHeredocs();
				return ';';
			case ';':
				this.#at += isDouble ? 2 : 1;
				return ';';
			case '&':
				if (script[this.#at + 1] === '>') return undefined;
				this.#at += isDouble ? 2 : 1;
				return isDouble ? '&&' : '&';
			case '|':
				this.#at += isDouble || script[this.#at + 1] === '&' ? 2 : 1;
				return isDouble ? '||' : '|';
			case '(':
			case ')':
				this.#at++;
				return ';';
			default:
				return undefined;
		}
	}

	#blanks(): void {
		const script = this.#script;
		while (this.#at < this.#end) {
			const character = script[this.#at];
			if (character === '#') {
				this.#at = indexWithin(script, '\n', this.#at, this.#end);
			} else if (character === '\\' && script[this.#at + 1] === '\n') this.#at += 2;
			else if (character === ' ' || character === '\t' || character === '\r') this.#at++;
			else return;
		}
	}

	#word(): void {
		const operator = redirection.exec(this.#script.slice(this.#at, this.#at + 16))?.[0];
		// `<(...)` is a word, not a redirection.
		if (operator !== undefined && !this.#isProcess(operator)) {
			this.#at += operator.length;
			this.#redirect(operator);
			return;
		}
		const word = this.#read();
		if (this.#words.length === 0) {
			if (word.isPlain && structure.has(word.text)) return;
			if (assignment.test(word.raw)) {
				this.#assignments.push(word);
				return;
			}
		}
		this.#words.push(word);
	}

	#isProcess(operator: string): boolean {
		return operator.length === 1 && this.#script[this.#at + 1] === '(';
	}

	#redirect(operator: string): void {
		while (this.#at < this.#end && /[ \t]/.test(this.#script[this.#at] ?? '')) this.#at++;
		if (this.#at >= this.#end || /[\n;&|()]/.test(this.#script[this.#at] ?? '')) return;
		const { text } = this.#read();
		if (!/^\d*<<-?$/.test(operator)) return;
		this.#heredocs.push({ name: text, isTabbed: operator.endsWith('-') });
	}

	#read(): Word {
		const { word, inner } = readWord(this.#script, this.#at, this.#end);
		// Always on, whatever stands here.
		this.#at = Math.max(word.end, this.#at + 1);
		for (const stretch of inner) this.inner.push(stretch);
		return word;
	}

	/** What heredocs hold is no command. */
	#passHeredocs(): void {
		for (const { name, isTabbed } of this.#heredocs.splice(0)) {
			while (this.#at < this.#end) {
				const end = indexWithin(this.#script, '\n', this.#at, this.#end);
				const line = this.#script.slice(this.#at, end);
				this.#at = Math.min(end + 1, this.#end);
				if ((isTabbed ? line.replace(/^\t+/, '') : line).replace(/\r$/, '') === name) break;
			}
		}
	}

	*#close(): Generator<Command> {
		const first = this.#assignments[0] ?? this.#words[0];
		const last = this.#words.at(-1) ?? this.#assignments.at(-1);
		if (!first || !last) return;
		const command: Command = {
			words: this.#words,
			assignments: this.#assignments,
			input: this.#joint === '|' ? this.#last : undefined,
			joint: this.#joint,
			start: first.start,
			end: last.end,
			isNested: this.#isNested,
		};
		this.#words = [];
		this.#assignments = [];
		this.#joint = undefined;
		this.#last = command;
		yield command;
	}
}
