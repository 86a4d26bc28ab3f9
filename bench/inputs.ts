import { measure } from './measure.ts';
import { prepareArgoCd, prepareKubePrometheus, type RealManifests } from './real.ts';
import { type Bench, type Section, scan, seconds, times } from './section.ts';
import { renderTable } from './table.ts';
import type { Target } from './targets.ts';

/** Whole scans of the generated and the real manifests, against parsing alone and on two threads. */
export async function measureInputs(bench: Bench): Promise<Section> {
	const { cache, manifests, isQuick } = bench;
	const generated = {
		name: `${manifests.files} generated files`,
		paths: manifests.parts,
		bytes: manifests.bytes,
		rounds: isQuick ? 2 : 5,
	};
	const measured = [await measureInput(bench, generated, generatedTargets)];
	const real = [
		{ input: prepareArgoCd(cache), targetsOf: argoCdTargets },
		{ input: prepareKubePrometheus(cache), targetsOf: () => [] },
	];
	for (const { input, targetsOf } of real)
		measured.push(await measureReal(bench, input, targetsOf));
	return {
		table: renderTable([head, ...measured.map(({ row }) => row)]),
		targets: measured.flatMap(({ targets }) => targets),
	};
}

const head = [
	'input',
	'MB',
	'parse only',
	'scan',
	'MB/s',
	'scan/parse',
	'peak',
	'2 threads',
	'faster',
	'peak',
];

type Input = {
	readonly name: string;
	readonly paths: readonly string[];
	readonly bytes: number;
	readonly rounds: number;
};

type Results = {
	readonly name: string;
	/** Time of the scan over that of the parse-only pass. */
	readonly toParse: number;
	/** Time of one thread over that of two. */
	readonly gain: number;
	/** In million bytes. */
	readonly peak: { readonly one: number; readonly two: number };
};

type TargetsOf = (results: Results) => readonly Target[];
type Measured = { readonly row: readonly string[]; readonly targets: readonly Target[] };

function measureReal(
	bench: Bench,
	input: RealManifests,
	targetsOf: TargetsOf,
): Measured | Promise<Measured> {
	const { name } = input;
	if (input.kind === 'absent') return { row: [name, `skipped: ${input.reason}`], targets: [] };
	const rounds = bench.isQuick ? 3 : 7;
	return measureInput(bench, { name, paths: [input.path], bytes: input.bytes, rounds }, targetsOf);
}

async function measureInput(bench: Bench, input: Input, targetsOf: TargetsOf): Promise<Measured> {
	const { name, paths, bytes, rounds } = input;
	const { parse, one, two } = await measure(
		{
			parse: [bench.programs.parseOnly, ...paths],
			one: scan(bench, paths),
			two: scan(bench, paths, 2),
		},
		{ rounds, withPeak: true, onRun: (run) => bench.onRun(`${name}: ${run}`) },
	);
	const results = {
		name,
		toParse: one.seconds / parse.seconds,
		gain: one.seconds / two.seconds,
		peak: { one: one.peakBytes / 1e6, two: two.peakBytes / 1e6 },
	};
	const row = [
		name,
		(bytes / 1e6).toFixed(1),
		seconds(parse.seconds),
		seconds(one.seconds),
		(bytes / 1e6 / one.seconds).toFixed(1),
		times(results.toParse),
		`${results.peak.one.toFixed(0)} MB`,
		seconds(two.seconds),
		times(results.gain),
		`${results.peak.two.toFixed(0)} MB`,
	];
	return { row, targets: targetsOf(results) };
}

function generatedTargets({ name, toParse, gain, peak }: Results): Target[] {
	return [
		{ what: `${name}: scan to parse only`, value: toParse, atMost: 2.2, unit: 'x' },
		{ what: `${name}: two threads to one`, value: gain, atLeast: 1.5, unit: 'x' },
		{ what: `${name}: peak, one thread`, value: peak.one, atMost: 350, unit: 'MB' },
		{ what: `${name}: peak, two threads`, value: peak.two, atMost: 350, unit: 'MB' },
	];
}

function argoCdTargets({ name, peak }: Results): Target[] {
	return [{ what: `${name}: peak`, value: peak.one, atMost: 200, unit: 'MB' }];
}
