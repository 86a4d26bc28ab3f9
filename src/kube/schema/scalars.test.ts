import { describe, expect, test } from 'vitest';
import { isBase64, isInt32, isQuantity } from './scalars.ts';

describe('quantities', () => {
	const cases = (value: unknown, expected: boolean) =>
		test(JSON.stringify(value), () => expect(isQuantity(value)).toBe(expected));
	cases('100m', true);
	cases('1.5Gi', true);
	cases('.5', true);
	cases('5.', true);
	cases('1e3', true);
	cases('-1', true);
	cases(' 1Gi ', true);
	cases(0.5, true);
	cases('1gb', false);
	cases('512mb', false);
	cases('1 Gi', false);
	cases('', false);
	cases('.', false);
	cases('Gi', false);
	cases(true, false);
	cases('1'.repeat(100_000), false);
});

describe('base64', () => {
	const cases = (value: unknown, expected: boolean) =>
		test(JSON.stringify(value), () => expect(isBase64(value)).toBe(expected));
	cases('', true);
	cases('YQ==', true);
	cases('YWI=', true);
	cases('YWJj', true);
	cases('+/+/', true);
	cases('YQ', false);
	cases('YQ=', false);
	cases('YQ===', false);
	cases('Y=Q=', false);
	cases('YW-_', false);
	cases('====', false);
	cases(1, false);
});

describe('32-bit integers', () => {
	const cases = (value: unknown, expected: boolean) =>
		test(String(value), () => expect(isInt32(value)).toBe(expected));
	cases(2 ** 31 - 1, true);
	cases(-(2 ** 31), true);
	cases(2 ** 31, false);
	cases(1.5, false);
	cases(Number.NaN, false);
	cases('1', false);
});
