import { expect, test } from 'vitest';
import { readAppArmor } from './read.ts';
import { accepted, refused } from './test-cases.ts';

test.each(accepted)('%j is read', (text) => {
	expect(readAppArmor(text).kind).not.toBe('failure');
});

test.each(refused)('%j is not', (text) => {
	expect(readAppArmor(text).kind).toBe('failure');
});
