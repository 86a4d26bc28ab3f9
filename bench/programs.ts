import { cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** The bundles that are measured. */
export type Programs = { readonly holdfast: string; readonly parseOnly: string };

/** Builds what is missing: the parse-only pass always, Holdfast when there is no `dist`. */
export async function preparePrograms(cache: string): Promise<Programs> {
	const holdfast = join(root, 'dist/holdfast.js');
	if (!existsSync(holdfast)) await import('../build.ts');
	// A copy, so that a build in between does not change what is measured.
	const copy = join(cache, 'dist');
	rmSync(copy, { recursive: true, force: true });
	cpSync(dirname(holdfast), copy, { recursive: true });
	const parseOnly = join(cache, 'parse-only.mjs');
	await build({
		absWorkingDir: root,
		entryPoints: ['bench/parse-only.ts'],
		outfile: parseOnly,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node22.13',
		minifySyntax: true,
		minifyWhitespace: true,
		logLevel: 'warning',
	});
	return { holdfast: join(copy, 'holdfast.js'), parseOnly };
}
