import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appFiles } from './generate/apps.ts';
import { measure } from './measure.ts';
import { type Bench, type Section, scan, seconds, times } from './section.ts';
import { renderTable } from './table.ts';

/** A whole cluster as one world: whether checks from one object to another stay linear. */
export async function measureWorld(bench: Bench): Promise<Section> {
	const half = prepareCluster(bench.cache, 50_000);
	const whole = prepareCluster(bench.cache, 100_000);
	const rounds = bench.isQuick ? 1 : 3;
	const onRun = (run: string) => bench.onRun(`world: ${run}`);
	const figures = await measure(
		{ half: scan(bench, [half], 2), whole: scan(bench, [whole], 2) },
		{ rounds, withPeak: true, onRun },
	);
	const rows = [figures.half, figures.whole].map(({ seconds: time, peakBytes }, index) => [
		String((index + 1) * 50_000),
		seconds(time),
		`${(peakBytes / 1e6).toFixed(0)} MB`,
	]);
	const growth = figures.whole.seconds / figures.half.seconds;
	return {
		table: renderTable([
			['objects of one cluster', 'time', 'peak'],
			...rows,
			['', times(growth), ''],
		]),
		targets: [
			{ what: '100000 objects in one world', value: figures.whole.seconds, atMost: 30, unit: 's' },
			{
				what: '100000 objects in one world: peak',
				value: figures.whole.peakBytes / 1e6,
				atMost: 2000,
				unit: 'MB',
			},
			{ what: '50000 to 100000 objects', value: growth, atMost: 2.4, unit: 'x' },
		],
	};
}

/** Raised when the generator writes something else. */
const generatorVersion = 1;
const objectsInFile = 1000;

/** Writes a dump of a generated cluster below `cache`, unless it is there. */
function prepareCluster(cache: string, objects: number): string {
	const folder = join(cache, `cluster-${objects}`);
	const marker = join(folder, 'complete.txt');
	const key = `generator ${generatorVersion}`;
	if (existsSync(marker) && readFileSync(marker, 'utf8') === key) return folder;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	let texts: string[] = [];
	let inFile = 0;
	let written = 0;
	const close = () => {
		writeFileSync(join(folder, `${String(written).padStart(7, '0')}.yaml`), texts.join('\n---\n'));
		texts = [];
		inFile = 0;
	};
	for (let app = 0; written < objects; app++) {
		for (const { text, documents } of appFiles(app)) {
			texts.push(text);
			inFile += documents;
			written += documents;
			if (inFile >= objectsInFile) close();
		}
	}
	if (inFile > 0) close();
	writeFileSync(marker, key); // last, so that a broken-off run is not taken for complete
	return folder;
}
