/** What variables stand for; undefined for what only the build knows. */
export type Lookup = (name: string) => string | undefined;

/**
 * A word without its quotes, variables filled in as BuildKit does: `$A`, `${A:-b}`, `${A:+b}`.
 * Undefined where a value is not known or grows beyond all use.
 */
export function expand(word: string, lookup: Lookup, escapeMark: string): string | undefined {
	return new Expansion(word, lookup, escapeMark).run();
}

const longest = 8192;
const deepest = 8;
const nameForm = /[A-Za-z_]\w*/y;

class Expansion {
	readonly #word: string;
	readonly #lookup: Lookup;
	readonly #escape: string;
	#at = 0;

	constructor(word: string, lookup: Lookup, escapeMark: string) {
		this.#word = word;
		this.#lookup = lookup;
		this.#escape = escapeMark;
	}

	run(): string | undefined {
		return this.#until('', 0);
	}

	/** What stands before `stop`, which is passed over; the rest without it. */
	#until(stop: '' | '}', depth: number): string | undefined {
		const word = this.#word;
		let out: string | undefined = '';
		let quote = '';
		while (this.#at < word.length) {
			const character = word[this.#at] as string; // before the end
			this.#at++;
			if (character === quote) quote = '';
			else if (quote === '' && (character === '"' || character === "'")) quote = character;
			else if (quote === '' && character === stop) return out;
			else out = joined(out, this.#part(character, quote, depth));
		}
		return stop === '' ? out : undefined;
	}

	/** What a character that is no quote stands for. */
	#part(character: string, quote: string, depth: number): string | undefined {
		if (quote === "'") return character;
		if (character === '$') return this.#variable(depth);
		if (character !== this.#escape) return character;
		const next = this.#word[this.#at] ?? '';
		this.#at++;
		// Within double quotes it escapes only what means something there.
		const isKept = quote === '"' && next !== '"' && next !== '$' && next !== this.#escape;
		return isKept ? character + next : next;
	}

	/** The variable behind a `$`. */
	#variable(depth: number): string | undefined {
		const word = this.#word;
		const isBraced = word[this.#at] === '{';
		const name = this.#name(isBraced ? this.#at + 1 : this.#at);
		if (!isBraced) {
			if (name === '') return '$';
			this.#at += name.length;
			return this.#lookup(name);
		}
		this.#at += 1 + name.length;
		if (name === '' || depth >= deepest) return this.#giveUp();
		const value = this.#lookup(name);
		if (word[this.#at] === '}') {
			this.#at++;
			return value;
		}
		const hasColon = word[this.#at] === ':';
		const operator = word[this.#at + (hasColon ? 1 : 0)];
		if (operator !== '-' && operator !== '+' && operator !== '?') return this.#giveUp();
		this.#at += hasColon ? 2 : 1;
		const other = this.#until('}', depth + 1);
		const isSet = hasColon ? Boolean(value) : value !== undefined;
		if (operator === '+') return isSet ? other : '';
		if (operator === '-') return isSet ? value : other;
		return value;
	}

	#name(at: number): string {
		nameForm.lastIndex = at;
		return nameForm.exec(this.#word)?.[0] ?? '';
	}

	/** Nothing can be said of the rest either. */
	#giveUp(): undefined {
		this.#at = this.#word.length;
		return undefined;
	}
}

function joined(before: string | undefined, more: string | undefined): string | undefined {
	if (before === undefined || more === undefined) return undefined;
	return before.length + more.length > longest ? undefined : before + more;
}
