import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultArchive, generateSchema } from '../../../generate/schema.ts';

const archive = new URL(`../../../${defaultArchive}`, import.meta.url);
const generated = new URL('index.generated.ts', import.meta.url);

test('the index is what the generator makes of the definitions', ({ skip }) => {
	if (!existsSync(archive)) skip(`no definitions at ${defaultArchive}`);
	expect(generateSchema(readFileSync(archive)) === readFileSync(generated, 'utf8')).toBe(true);
});

test('the index stays small', () => {
	expect(readFileSync(generated).length).toBeLessThan(100_000);
});
