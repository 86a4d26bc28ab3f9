import { measure } from './measure.ts';
import { prepareArgoCd } from './real.ts';
import { type Bench, type Section, scan, seconds, times } from './section.ts';
import { renderTable } from './table.ts';

/** Every fix of a large real file, against its scan. */
export async function measureFix(bench: Bench): Promise<Section> {
	const input = prepareArgoCd(bench.cache);
	if (input.kind === 'absent') {
		return { table: renderTable([['fix'], [`skipped: ${input.reason}`]]), targets: [] };
	}
	const options = ['--profile', 'strict', '--safety', 'value', '--jobs', '1'];
	const figures = await measure(
		{
			scan: scan(bench, [input.path]),
			fix: [bench.programs.holdfast, 'fix', ...options, input.path],
		},
		{
			rounds: bench.isQuick ? 3 : 7,
			withPeak: false,
			onRun: (run) => bench.onRun(`${input.name}: ${run}`),
		},
	);
	const ratio = figures.fix.seconds / figures.scan.seconds;
	return {
		table: renderTable([
			['fix', 'scan', 'every fix', 'fix/scan'],
			[input.name, seconds(figures.scan.seconds), seconds(figures.fix.seconds), times(ratio)],
		]),
		targets: [{ what: `${input.name}: fix to scan`, value: ratio, atMost: 3, unit: 'x' }],
	};
}
