/** A number that JSON cannot carry (`.inf`, `.nan`): kubectl refuses the file. */
export const unrepresentable: unique symbol = Symbol('unrepresentable');

export type Scalar = string | number | boolean | null;

/**
 * The value of a plain scalar by the rules of kubectl: goyaml.v2's `resolve` as in sigs.k8s.io/yaml
 * 1.6, which is neither YAML 1.1 nor 1.2. `on` is true, `0644` is 420, `1e3` is 1000, and times and
 * dates stay strings.
 */
export function resolvePlain(text: string): Scalar | typeof unrepresentable {
	const first = text.charCodeAt(0);
	// Digits, signs and the dot open numbers; letters can only be words of the table.
	if ((first >= 48 && first <= 57) || first === 43 || first === 45) return resolveNumber(text);
	if (first === 46) return resolveDotted(text);
	if (text.length > 5) return text;
	const word = words.get(text);
	return word === undefined ? text : word;
}

/** Whether a plain scalar reads as a boolean or number that its author may have meant as text. */
export function isSurprising(text: string, value: unknown): boolean {
	if (typeof value === 'boolean') return !/^(true|false)$/i.test(text);
	return typeof value === 'number' && /^[-+]?0[0-7_]+$|_/.test(text);
}

const words = new Map<string, boolean | null>([
	...spellings(['y', 'yes', 'true', 'on'], true),
	...spellings(['n', 'no', 'false', 'off'], false),
	...spellings(['null'], null),
	['~', null],
	['', null],
]);

function spellings<T>(all: readonly string[], value: T): [string, T][] {
	return all.flatMap((word): [string, T][] => {
		const capital = word.charAt(0).toUpperCase() + word.slice(1);
		return [word, capital, word.toUpperCase()].map((spelling) => [spelling, value]);
	});
}

const decimal = /^[-+]?(?:0|[1-9]\d*)$/;
const based = /^([-+]?)0(?:[xX]([\da-fA-F]+)|[oO]?([0-7]+)|[bB]([01]+))$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;

function resolveNumber(text: string): Scalar | typeof unrepresentable {
	if (decimal.test(text)) return finite(text, text);
	if (infinite.test(text)) return unrepresentable;
	const plain = text.includes('_') ? text.replaceAll('_', '') : text;
	if (decimal.test(plain)) return finite(plain, text);
	const parts = based.exec(plain);
	const integer = parts && basedInteger(parts);
	if (integer !== null) return integer;
	return float.test(plain) ? finite(plain, text) : text;
}

function resolveDotted(text: string): Scalar | typeof unrepresentable {
	if (infinite.test(text)) return unrepresentable;
	// Go's ParseFloat takes underscores between digits alone.
	if (/(?<!\d)_|_(?!\d)/.test(text)) return text;
	const plain = text.replaceAll('_', '');
	return float.test(plain) ? finite(plain, text) : text;
}

/** The number that the digits say, or the text where a float cannot hold it. */
function finite(digits: string, text: string): number | string {
	const number = Number(digits) + 0; // -0 is 0 in Go
	return Number.isFinite(number) ? number : text;
}

/** As Go's ParseInt and ParseUint with base 0: null for what 64 bits cannot hold. */
function basedInteger([, sign, hex, octal, binary]: RegExpExecArray): number | null {
	const size = BigInt(hex ? `0x${hex}` : octal ? `0o${octal}` : `0b${binary}`);
	const most = sign === '-' ? 2n ** 63n : sign === '+' ? 2n ** 63n - 1n : 2n ** 64n - 1n;
	if (size > most) return null;
	return Number(sign === '-' ? -size : size);
}
