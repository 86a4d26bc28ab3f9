import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docsFolder, renderDocs } from '../generate/docs.ts';

const root = resolve(import.meta.dirname, '..');

test('the pages about the checks are current (npm run generate)', () => {
	const written = readdirSync(docsFolder).map((name) => [
		name,
		readFileSync(join(docsFolder, name), 'utf8'),
	]);
	expect(new Map(written as [string, string][])).toEqual(renderDocs());
});

const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
	(file) => file.endsWith('.md') && !/node_modules|\.cache|^dist/.test(file),
);

describe.each(pages)('%s', (page) => {
	const text = readFileSync(join(root, page), 'utf8');

	test('links to files that are there', () => {
		const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map((match) => match[1] ?? '');
		expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
	});
});
