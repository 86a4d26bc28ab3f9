/** Whether a value only stands for one: a variable, a template, or words that say "put yours here". */
export function isPlaceholder(value: string): boolean {
	const text = value.trim();
	if (text === '' || isOneCharacter(text)) return true;
	if (opened.test(text) || reference.test(text) || variableName.test(text)) return true;
	return text.length <= longest && saysSo.test(text);
}

/** Whether what looks like a token was written by hand, as in documentation. */
export function isMadeUp(body: string): boolean {
	return fakeWords.test(body) || entropy(body) < leastEntropy || isSequence(body);
}

/** Shannon's, in bits a character. */
function entropy(text: string): number {
	const counts = new Map<string, number>();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) {
		bits -= (count / text.length) * Math.log2(count / text.length);
	}
	return bits;
}

/** Of 32 random hexadecimal digits this many bits are all but certain. */
const leastEntropy = 2.8;
/** Words of a longer text say nothing of it. */
const longest = 128;

/** `${VAR}`, `$(VAR)`, `$VAR`, `{{ var }}`, `%VAR%`, `<token>`, `[token]`, `@TOKEN@`, `__TOKEN__`. */
const opened = /\$\{|\$\(|\{\{|^\$[A-Za-z_]|%[A-Za-z_]+%|^<|^\[|^@[A-Z_]+@$|^__|^ENC[[(]|^!/;
/** Where a secret is to be fetched from. */
const reference =
	/^(?:vault:|ref\+|op:\/\/|arn:|awssm:|secret:\/\/|gcp?sm:|sm:\/\/|env:|file:|projects\/|keyvault)/i;
/** The name of an environment variable. */
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const saysSo =
	/change.?me|change.?it|change.?this|replace|placeholder|example|dummy|redacted|insert|your[-_. ]|^your|xxx|\*\*\*|\.\.\.|todo|to.?be.?(?:set|filled)|fill.?in|^(?:none|null|nil|undefined|tbd|n\/a|unset|empty|foo|bar|foobar)$/i;
const fakeWords = /example|xxxx|0000000|placeholder|redacted|change.?me|your.?token|dummy|fake/i;

function isOneCharacter(text: string): boolean {
	const first = text.charCodeAt(0);
	for (let i = 1; i < text.length; i++) if (text.charCodeAt(i) !== first) return false;
	return text.length > 1 || /\W/.test(text);
}

/** `abcdef...`, `1234567890...`: most characters follow the one before. */
function isSequence(text: string): boolean {
	let steps = 0;
	for (let i = 1; i < text.length; i++) {
		if (text.charCodeAt(i) - text.charCodeAt(i - 1) === 1) steps++;
	}
	return steps * 2 > text.length;
}
