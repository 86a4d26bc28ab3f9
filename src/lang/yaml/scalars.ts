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
	if (decimal.test(text)) return asInteger(text);
	if (infinite.test(text)) return unrepresentable;
	const plain = text.includes('_') ? text.replaceAll('_', '') : text;
	if (decimal.test(plain)) return asInteger(plain);
	const parts = based.exec(plain);
	if (parts) {
		const [, sign, hex, octal, binary] = parts;
		const size = hex
			? Number.parseInt(hex, 16)
			: octal
				? Number.parseInt(octal, 8)
				: parseBinary(binary);
		return sign === '-' ? -size : size;
	}
	if (!float.test(plain)) return text;
	const number = Number(plain);
	return Number.isFinite(number) ? number : text;
}

function resolveDotted(text: string): Scalar | typeof unrepresentable {
	if (infinite.test(text)) return unrepresentable;
	const plain = text.replaceAll('_', '');
	return float.test(plain) ? Number(plain) : text;
}

function asInteger(text: string): number {
	return Number(text) + 0; // -0 is 0 in Go
}

function parseBinary(digits: string | undefined): number {
	return Number.parseInt(digits ?? '', 2);
}
