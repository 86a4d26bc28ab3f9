#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { version } from '../version.ts';

// Answered before anything else is loaded: the commonest question of scripts.
const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') process.stdout.write(`${version}\n`);
else {
	enableCompileCache();
	import('./program.ts')
		.then(({ run }) => run(process.argv.slice(2)))
		.then((code) => {
			process.exitCode = code;
		});
}
