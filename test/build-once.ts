import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Builds the bundle before the tests, so that the command line they run is the code they test. */
export default function setup(): void {
	execFileSync(process.execPath, [join(root, 'build.ts')], { stdio: 'inherit' });
}
