import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import manifest from './package.json' with { type: 'json' };

const root = import.meta.dirname;
const outdir = join(root, 'dist');

rmSync(outdir, { recursive: true, force: true });
await build({
	absWorkingDir: root,
	entryPoints: { holdfast: 'src/app/cli/main.ts', worker: 'src/app/scan/worker.ts' },
	outdir,
	bundle: true,
	// Each command's code is a file of its own, loaded when it runs.
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.13',
	chunkNames: 'chunk-[hash]',
	define: { 'process.env.HOLDFAST_VERSION': JSON.stringify(manifest.version) },
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: 'linked',
	logLevel: 'warning',
});
chmodSync(join(outdir, 'holdfast.js'), 0o755);
