import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import manifest from './package.json' with { type: 'json' };

const root = import.meta.dirname;
const outdir = join(root, 'dist');

// The entry stays tiny, so that Node's compile cache, which it turns on, holds all the rest.
const programApart: Plugin = {
	name: 'program apart',
	setup({ onResolve }) {
		onResolve({ filter: /\/program\.ts$/ }, ({ kind }) =>
			kind === 'dynamic-import' ? { path: './program.js', external: true } : undefined,
		);
	},
};

// Commander can start programs as subcommands, which we do not have; Node takes long to load this.
const noChildren: Plugin = {
	name: 'no child processes',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'none', namespace: 'none' }));
		onLoad({ filter: /^none$/, namespace: 'none' }, () => ({ contents: 'export default {};' }));
	},
};

rmSync(outdir, { recursive: true, force: true });
await build({
	absWorkingDir: root,
	entryPoints: {
		holdfast: 'src/app/cli/main.ts',
		program: 'src/app/cli/program.ts',
		worker: 'src/app/scan/worker.ts',
	},
	outdir,
	bundle: true,
	// Starts faster than modules: Node makes no facades for its own modules.
	format: 'cjs',
	supported: { 'dynamic-import': false },
	platform: 'node',
	target: 'node22.13',
	define: {
		'process.env.HOLDFAST_VERSION': JSON.stringify(manifest.version),
		'import.meta.dirname': '__dirname',
	},
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: 'linked',
	logLevel: 'warning',
	plugins: [programApart, noChildren],
});
writeFileSync(join(outdir, 'package.json'), '{"type": "commonjs"}\n');
chmodSync(join(outdir, 'holdfast.js'), 0o755);
