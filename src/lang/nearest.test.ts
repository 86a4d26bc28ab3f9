import { describe, expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const names = ['pod/privileged', 'host/pid', 'host/ipc', 'image/tag', 'runAsUser', 'a'];

test.each([
	['pod/privileged', 'pod/privileged'],
	['pod/priviledged', 'pod/privileged'],
	['pod/privleged', 'pod/privileged'],
	['POD/Privileged', 'pod/privileged'],
	['host/pdi', 'host/pid'],
	['host/ip', 'host/ipc'],
	['runasuser', 'runAsUser'],
	['runAsUsr', 'runAsUser'],
	['b', 'a'],
	['image', undefined],
	['nothing like it', undefined],
	['', 'a'],
])('%j means %j', (word, expected) => {
	expect(nearest(word, names)).toBe(expected);
});

describe('never far', () => {
	test('no candidates, no answer', () => {
		expect(nearest('a', [])).toBeUndefined();
	});

	test('a word of any length costs little', () => {
		expect(nearest('x'.repeat(1_000_000), names)).toBeUndefined();
		expect(nearest('x', ['x'.repeat(1_000_000)])).toBeUndefined();
	});
});
