/** The value of a label; undefined where the key is missing. */
type Labels = (key: string) => string | undefined;
type Test = (labels: Labels) => boolean;

/**
 * Reads a selector of Calico: `has(role) && tier in {'web', 'api'} || !all()`. Undefined for what
 * cannot be read, or is longer or deeper than any that people write.
 */
export function calicoSelector(text: string): Test | undefined {
	if (text.length > maxLength) return undefined;
	const tokens = lex(text);
	if (!tokens) return undefined;
	if (tokens.length === 0) return () => true;
	const reader = new Reader(tokens);
	const test = reader.either(0);
	return test && reader.isAtEnd ? test : undefined;
}

const maxLength = 1024;
const maxDepth = 32;

type Token = { readonly kind: 'word' | 'text' | 'sign'; readonly value: string };

const token = /\s*(?:'([^']*)'|"([^"]*)"|([\w./-]+)|(&&|\|\||==|!=|[!(){},]))/y;

function lex(text: string): Token[] | undefined {
	const tokens: Token[] = [];
	const end = text.trimEnd().length;
	token.lastIndex = 0;
	while (token.lastIndex < end) {
		const match = token.exec(text);
		if (!match) return undefined;
		const [, single, double, word, sign] = match;
		const quoted = single ?? double;
		if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted });
		else if (word !== undefined) tokens.push({ kind: 'word', value: word });
		else tokens.push({ kind: 'sign', value: sign ?? '' });
	}
	return tokens;
}

class Reader {
	readonly #tokens: readonly Token[];
	#at = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	get isAtEnd(): boolean {
		return this.#at === this.#tokens.length;
	}

	/** Undefined where the text is no selector; so for all that follow. */
	either(depth: number): Test | undefined {
		return this.#joined('||', depth, (tests) => (labels) => tests.some((test) => test(labels)));
	}

	#both(depth: number): Test | undefined {
		return this.#joined('&&', depth, (tests) => (labels) => tests.every((test) => test(labels)));
	}

	#joined(sign: '||' | '&&', depth: number, join: (tests: Test[]) => Test): Test | undefined {
		const tests: Test[] = [];
		do {
			const test = sign === '||' ? this.#both(depth) : this.#single(depth);
			if (!test) return undefined;
			tests.push(test);
		} while (this.#take(sign));
		return tests.length === 1 ? tests[0] : join(tests);
	}

	#single(depth: number): Test | undefined {
		if (depth > maxDepth) return undefined;
		if (this.#take('!')) {
			const test = this.#single(depth + 1);
			return test && ((labels) => !test(labels));
		}
		if (this.#take('(')) {
			const test = this.either(depth + 1);
			return this.#take(')') ? test : undefined;
		}
		const word = this.#next('word');
		if (word === undefined) return undefined;
		return this.#take('(') ? this.#call(word) : this.#comparison(word);
	}

	#call(name: string): Test | undefined {
		const key = this.#next('word');
		if (!this.#take(')')) return undefined;
		if (key === undefined) return name === 'all' ? () => true : undefined;
		return name === 'has' ? (labels) => labels(key) !== undefined : undefined;
	}

	#comparison(key: string): Test | undefined {
		if (this.#take('==')) {
			const value = this.#next('text');
			return value === undefined ? undefined : (labels) => labels(key) === value;
		}
		// A missing key is unequal to every value, and in no set.
		if (this.#take('!=')) {
			const value = this.#next('text');
			return value === undefined ? undefined : (labels) => labels(key) !== value;
		}
		const isNegated = this.#take('not');
		if (!this.#take('in')) return undefined;
		const values = this.#set();
		return values && ((labels) => values.has(labels(key)) !== isNegated);
	}

	#set(): ReadonlySet<string | undefined> | undefined {
		const values = new Set<string | undefined>();
		if (!this.#take('{')) return undefined;
		while (!this.#take('}')) {
			const value = this.#next('text');
			if (value === undefined) return undefined;
			values.add(value);
			this.#take(',');
		}
		return values;
	}

	#take(value: string): boolean {
		const token = this.#tokens[this.#at];
		const isThere = token?.value === value && token.kind !== 'text';
		if (isThere) this.#at++;
		return isThere;
	}

	#next(kind: 'word' | 'text'): string | undefined {
		const token = this.#tokens[this.#at];
		if (token?.kind !== kind) return undefined;
		this.#at++;
		return token.value;
	}
}
