#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { version } from '../version.ts';

// Answered before anything else is loaded: the commonest question of scripts.
const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') process.stdout.write(`${version}\n`);
else {
	enableCompileCache();
	const { run } = await import('./program.ts');
	process.exitCode = await run(process.argv.slice(2));
}
