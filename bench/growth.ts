import { growingFiles } from './manifests.ts';
import { measure } from './measure.ts';
import { type Bench, type Section, scan, seconds, times } from './section.ts';
import { renderTable } from './table.ts';

/**
 * Whether twice the input takes twice the time. `start` is what every run costs before its input
 * matters, in seconds; it is taken off.
 */
export async function measureGrowth(bench: Bench, start: number): Promise<Section> {
	const rounds = bench.isQuick ? 1 : 3;
	const plan = (what: string) => ({
		rounds,
		withPeak: false,
		onRun: (run: string) => bench.onRun(`growth, ${what}: ${run}`),
	});
	const growths: Growth[] = [];
	const { files, parts } = bench.manifests;
	const quarters = await measure(
		{
			quarter: scan(bench, parts.slice(0, 1)),
			half: scan(bench, parts.slice(0, 2)),
			whole: scan(bench, parts),
		},
		plan('files'),
	);
	const [quarter, half, whole] = [quarters.quarter, quarters.half, quarters.whole].map(
		(each) => each.seconds - start,
	) as [number, number, number]; // three in, three out
	growths.push({ what: 'files', size: files / 4, once: quarter, twice: half });
	growths.push({ what: 'files', size: files / 2, once: half, twice: whole });
	for (const { what, size, once, twice } of growingFiles(bench.cache)) {
		const figures = await measure(
			{ once: scan(bench, [once]), twice: scan(bench, [twice]) },
			plan(what),
		);
		growths.push({
			what,
			size,
			once: figures.once.seconds - start,
			twice: figures.twice.seconds - start,
		});
	}
	const rows = growths.map(({ what, size, once, twice }) => [
		what,
		String(size),
		seconds(once),
		String(size * 2),
		seconds(twice),
		times(twice / once),
	]);
	return {
		table: renderTable([['growth', 'once', 'time', 'twice', 'time', 'ratio'], ...rows]),
		targets: growths.map(({ what, size, once, twice }) => ({
			what: `${size} to ${size * 2} ${what}`,
			value: twice / once,
			// A quadratic step would show as 4; the rest is noise.
			atMost: 2.4,
			unit: 'x',
		})),
	};
}

type Growth = {
	readonly what: string;
	readonly size: number;
	readonly once: number;
	readonly twice: number;
};
