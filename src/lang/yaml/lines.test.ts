import { describe, expect, test } from 'vitest';
import { Lines } from './lines.ts';

describe('positions', () => {
	test.each([
		['ab\ncd', 0, 1, 1],
		['ab\ncd', 2, 1, 3],
		['ab\ncd', 3, 2, 1],
		['ab\ncd', 5, 2, 3],
		['ab\ncd', 99, 2, 3],
		['ab\r\ncd', 4, 2, 1],
		['', 0, 1, 1],
		['\n', 1, 2, 1],
		['\ufeffab', 1, 1, 1],
		['\ufeffab', 0, 1, 1],
		['😀b', 2, 1, 3],
	])('%j at %i is %i:%i', (text, offset, line, column) => {
		expect(new Lines(text).position(offset)).toEqual({ line, column });
	});
});

describe('lines', () => {
	test.each([
		['ab\ncd', 1, 'ab'],
		['ab\ncd', 2, 'cd'],
		['ab\r\ncd\r\n', 1, 'ab'],
		['ab\r\ncd\r\n', 2, 'cd'],
		['ab\n', 2, ''],
		['ab', 3, ''],
		['ab', 0, ''],
		['\ufeffab\n', 1, 'ab'],
	])('%j has as line %i %j', (text, number, expected) => {
		expect(new Lines(text).line(number)).toBe(expected);
	});
});
