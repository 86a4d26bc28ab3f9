import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { growingFiles, type Manifests, prepareManifests } from './manifests.ts';
import { type Command, measure, type Plan } from './measure.ts';
import { type Programs, preparePrograms } from './programs.ts';
import { prepareArgoCd, prepareKubePrometheus, type RealManifests } from './real.ts';
import { renderTable } from './table.ts';
import { judge, type Target } from './targets.ts';

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		strict: { type: 'boolean', default: false },
		files: { type: 'string', default: '10000' },
	},
});
const files = Number(options.files);
if (!Number.isInteger(files) || files < 100) {
	process.stderr.write('bench: --files takes a number of at least 100\n');
	process.exit(2);
}

const cache = join(import.meta.dirname, '.cache');
mkdirSync(cache, { recursive: true });
const programs = await preparePrograms(cache);
progress('writing manifests');
const manifests = prepareManifests(cache, files);
const real = [prepareArgoCd(cache), prepareKubePrometheus(cache)];

const start = await measureStart(programs, manifests);
const inputs = [
	await measureInput(programs, {
		kind: 'ready',
		name: `${files} generated files`,
		paths: manifests.parts,
		bytes: manifests.bytes,
		rounds: options.quick ? 1 : 5,
	}),
];
for (const each of real) inputs.push(await measureInput(programs, realInput(each)));
const growth = await measureGrowth(programs, manifests, start.smallScan);
progress('');

const targets = [...start.targets, ...inputs.flatMap(({ targets }) => targets), ...growth.targets];
const { text, missed } = judge(targets);
const about = `Node ${process.versions.node}; ${manifests.documents} documents in ${files} generated files; medians; MB is a million bytes`;
process.stdout.write(
	`${about}\n\n${inputTable()}\n\n${growth.table}\n\n${start.table}\n\nMust reach\n${text}\n`,
);
if (options.strict && missed > 0) process.exitCode = 1;

function inputTable(): string {
	const head = [
		'input',
		'MB',
		'parse only',
		'all checks',
		'MB/s',
		'to parse',
		'peak',
		'2 threads',
		'faster',
		'peak',
	];
	return renderTable([head, ...inputs.map(({ row }) => row)]);
}

type Input =
	| {
			readonly kind: 'ready';
			readonly name: string;
			readonly paths: readonly string[];
			readonly bytes: number;
			readonly rounds: number;
	  }
	| { readonly kind: 'absent'; readonly name: string; readonly reason: string };

type Measured = { readonly row: readonly string[]; readonly targets: readonly Target[] };

function realInput(each: RealManifests): Input {
	if (each.kind === 'absent') return each;
	return { ...each, paths: [each.path], rounds: options.quick ? 2 : 7 };
}

async function measureInput({ parseOnly, holdfast }: Programs, input: Input): Promise<Measured> {
	const { name } = input;
	if (input.kind === 'absent') return { row: [name, `skipped: ${input.reason}`], targets: [] };
	const { paths, bytes } = input;
	const figures = await measure(
		{
			'parse only': [parseOnly, ...paths],
			'all checks': scan(holdfast, paths),
			'two threads': scan(holdfast, paths, 2),
		},
		plan(name, input.rounds, true),
	);
	const { 'parse only': parse, 'all checks': one, 'two threads': two } = figures;
	const ratio = one.seconds / parse.seconds;
	const gain = one.seconds / two.seconds;
	const row = [
		name,
		(bytes / 1e6).toFixed(1),
		`${parse.seconds.toFixed(2)} s`,
		`${one.seconds.toFixed(2)} s`,
		(bytes / 1e6 / one.seconds).toFixed(1),
		`${ratio.toFixed(2)} x`,
		megabytes(one.peakBytes),
		`${two.seconds.toFixed(2)} s`,
		`${gain.toFixed(2)} x`,
		megabytes(two.peakBytes),
	];
	if (name.startsWith('Argo CD')) {
		return { row, targets: [{ what: `peak memory, ${name}`, value: one.peakBytes / 1e6, atMost: 200, unit: 'MB' }] };
	}
	if (!name.endsWith('generated files')) return { row, targets: [] };
	return {
		row,
		targets: [
			{ what: 'all checks, to the parse-only pass', value: ratio, atMost: 1.7, unit: 'x' },
			{ what: 'two threads, faster than one', value: gain, atLeast: 1.5, unit: 'x' },
			{ what: `peak memory, ${name}, one thread`, value: one.peakBytes / 1e6, atMost: 350, unit: 'MB' },
			{ what: `peak memory, ${name}, two threads`, value: two.peakBytes / 1e6, atMost: 350, unit: 'MB' },
		],
	};
}
