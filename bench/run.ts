import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFix } from './fix.ts';
import { measureGrowth } from './growth.ts';
import { measureInputs } from './inputs.ts';
import { prepareManifests } from './manifests.ts';
import { preparePrograms } from './programs.ts';
import type { Bench } from './section.ts';
import { measureStart } from './start.ts';
import { judge } from './targets.ts';
import { measureWorld } from './world.ts';

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		strict: { type: 'boolean', default: false },
		files: { type: 'string', default: '10000' },
	},
});
const files = Number(options.files);
if (Number.isInteger(files) && files >= 100 && files % 4 === 0) await run();
else {
	process.stderr.write('bench: --files takes a number of at least 100 that 4 divides\n');
	process.exitCode = 2;
}

async function run(): Promise<void> {
	const cache = join(import.meta.dirname, '.cache');
	mkdirSync(cache, { recursive: true });
	const manifests = prepareManifests(cache, files);
	const bench: Bench = {
		cache,
		programs: await preparePrograms(cache),
		manifests,
		isQuick: options.quick,
		onRun: showProgress,
	};
	const start = await measureStart(bench);
	const inputs = await measureInputs(bench);
	const fix = await measureFix(bench);
	const growth = await measureGrowth(bench, start.smallScan);
	const world = await measureWorld(bench);
	showProgress('');
	const sections = [start, inputs, fix, growth, world];
	const { table, missed } = judge(sections.flatMap(({ targets }) => targets));
	const about = `Node ${process.versions.node}, ${manifests.documents} documents in the generated files, all checks; medians`;
	const parts = [about, inputs.table, fix.table, growth.table, world.table, start.table, table];
	process.stdout.write(`${parts.join('\n\n')}\n`);
	if (options.strict && missed > 0) process.exitCode = 1;
}

function showProgress(what: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${what}`);
	else if (what.includes('round 1 ')) process.stderr.write(`${what}\n`);
}
