import type { Comment, Word } from './tree.ts';

/** What is wrong first; nothing is read behind it. */
export type Refusal = {
	readonly code: 'syntax' | 'too-deep' | 'too-large';
	readonly message: string;
	readonly at: number;
};

const mostStatements = 10_000;

/** A place in a policy text that moves forward only. After a refusal it stands at the end. */
export class Cursor {
	readonly text: string;
	readonly comments: Comment[] = [];
	at: number;
	/** Behind the last thing that was read, where a missing comma belongs. */
	behind = 0;
	refusal: Refusal | undefined;
	#statements = 0;

	constructor(text: string) {
		this.text = text;
		this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	}

	/** The next character; empty at the end. */
	get next(): string {
		return this.text.charAt(this.at);
	}

	get isDone(): boolean {
		return this.at >= this.text.length;
	}

	/** Some of what follows. */
	get ahead(): string {
		return this.text.slice(this.at, this.at + 100);
	}

	refuse(message: string, at: number = this.at, code: Refusal['code'] = 'syntax'): undefined {
		this.refusal ??= { code, message, at };
		this.at = this.text.length;
		return undefined;
	}

	/** Counts rules and profiles, of which a text has so many. */
	count(): void {
		this.#statements++;
		if (this.#statements <= mostStatements) return;
		this.refuse(`the text has more than ${mostStatements} rules`, this.at, 'too-large');
	}

	/** Over blanks, line ends and comments. `#include` is no comment. */
	skip(): void {
		const { text } = this;
		for (;;) {
			while (isSpace(text.charCodeAt(this.at))) this.at++;
			if (text.charCodeAt(this.at) !== 0x23 || includeMark(text, this.at) > 0) return;
			this.#comment();
		}
	}

	/** Over blanks alone. */
	skipBlanks(): void {
		while (isBlank(this.text.charCodeAt(this.at))) this.at++;
	}

	#comment(): void {
		const start = this.at;
		const found = this.text.indexOf('\n', start);
		const end = found < 0 ? this.text.length : found;
		const written = this.text.slice(start + 1, end).trim();
		this.comments.push({ text: written, span: { start, end } });
		this.at = end;
	}

	/** Takes a mark such as `{` or `->`. */
	take(mark: string): boolean {
		if (!this.text.startsWith(mark, this.at)) return false;
		this.at += mark.length;
		this.behind = this.at;
		return true;
	}

	/** A name of letters, digits and underscores, not taken; empty where none stands here. */
	peekName(): string {
		let end = this.at;
		if (!isLetter(this.text.charCodeAt(end))) return '';
		while (isNamePart(this.text.charCodeAt(end))) end++;
		return this.text.slice(this.at, end);
	}

	/** Takes the name if it stands here. */
	takeName(name: string): boolean {
		if (this.peekName() !== name) return false;
		this.at += name.length;
		this.behind = this.at;
		return true;
	}

	/**
	 * A word or a quoted text; undefined where none stands here. A comma ends it only before a blank, and
	 * what else ends it is told by `stops`.
	 */
	word(stops = ''): Word | undefined {
		return this.next === '"' ? this.#quoted() : this.#plain(stops);
	}

	#plain(stops: string): Word | undefined {
		const { text } = this;
		const start = this.at;
		let end = start;
		for (; end < text.length; end++) {
			const code = text.charCodeAt(end);
			if (isSpace(code) || code === 0x22 || code === 0x21) break;
			if (code === 0x5c && escaped.has(text.charAt(end + 1))) end++;
			else if (stops.includes(text.charAt(end))) break;
			else if (code === 0x2c && isEndAfter(text, end)) break;
		}
		if (end === start) return undefined;
		this.at = end;
		this.behind = end;
		return { text: text.slice(start, end), isQuoted: false, span: { start, end } };
	}

	#quoted(): Word | undefined {
		const start = this.at;
		let end = start + 1;
		while (end < this.text.length && this.text.charAt(end) !== '"') {
			end += this.text.charAt(end) === '\\' ? 2 : 1;
		}
		if (end >= this.text.length) return this.refuse('the quote does not end', start);
		this.at = end + 1;
		this.behind = this.at;
		const written = this.text.slice(start + 1, end);
		return { text: written, isQuoted: true, span: { start, end: this.at } };
	}

	/** Takes the comma that ends a rule. */
	endRule(): void {
		const { behind } = this;
		this.skip();
		if (this.refusal || this.take(',')) return;
		this.refuse('a comma is missing', behind);
	}
}

/** How long `include` or `#include` is where it stands here; 0 where neither does. */
export function includeMark(text: string, at: number): number {
	const length = text.charCodeAt(at) === 0x23 ? 8 : 7;
	if (!text.startsWith('#include'.slice(-length), at)) return 0;
	return isBlank(text.charCodeAt(at + length)) ? length : 0;
}

const escaped: ReadonlySet<string> = new Set([' ', '\t', '"', '!', ',']);

/** Whether the comma at `at` is the last of its word. */
function isEndAfter(text: string, at: number): boolean {
	const code = text.charCodeAt(at + 1);
	return Number.isNaN(code) || isSpace(code) || code === 0x22 || code === 0x21 || code === 0x2c;
}

export function isBlank(code: number): boolean {
	return code === 0x20 || code === 0x09;
}

function isSpace(code: number): boolean {
	return isBlank(code) || code === 0x0a || code === 0x0d;
}

function isLetter(code: number): boolean {
	return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function isNamePart(code: number): boolean {
	return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
