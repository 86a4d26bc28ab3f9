import { parseQuantity } from '../quantity.ts';
import type { Actual } from './problem.ts';

export function isInt32(value: unknown): boolean {
	return typeof value === 'number' && (value | 0) === value;
}

/** Far more digits than any quantity needs; keeps the pattern behind it from long work. */
const longestQuantity = 64;

/** A quantity as apimachinery reads it: a number, or text such as ` 500m `. */
export function isQuantity(value: unknown): boolean {
	if (typeof value === 'number') return true;
	if (typeof value !== 'string' || value.length > longestQuantity) return false;
	return parseQuantity(value.trim()) !== undefined;
}

/** Standard base64 with padding; line breaks count for nothing (Go's encoding/base64). */
export function isBase64(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	let digits = 0;
	let padding = 0;
	for (let at = 0; at < value.length; at++) {
		const code = value.charCodeAt(at);
		if (code === 0x0a || code === 0x0d) continue;
		if (code === 0x3d) padding++;
		else if (padding > 0 || !isBase64Digit(code)) return false;
		else digits++;
	}
	return padding <= 2 && (digits + padding) % 4 === 0;
}

function isBase64Digit(code: number): boolean {
	if (code >= 0x61) return code <= 0x7a;
	if (code >= 0x41) return code <= 0x5a;
	return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2f;
}

/** What a value is, in the words of a problem. */
export function actualOf(value: unknown): Actual {
	if (Array.isArray(value)) return 'array';
	if (Number.isInteger(value)) return 'integer';
	return actuals.get(typeof value) ?? 'other';
}

const actuals: ReadonlyMap<string, Actual> = new Map<string, Actual>([
	['string', 'string'],
	['boolean', 'boolean'],
	['number', 'number'],
	['bigint', 'integer'],
	['object', 'object'],
]);
