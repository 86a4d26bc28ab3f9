import { spawn } from 'node:child_process';

/** One program to measure: what follows `node` on the command line. */
export type Command = readonly string[];

export type Figures = {
	/** The median. */
	readonly seconds: number;
	/** The highest of all runs; not a number where only time was measured. */
	readonly peakBytes: number;
};

export type Plan = {
	/** How often each command runs. */
	readonly rounds: number;
	/** Also measures memory, which makes every start a little longer. */
	readonly withPeak: boolean;
	/** Told before each run. */
	readonly onRun: (name: string) => void;
};

/**
 * Runs every command once a round, so that what disturbs the machine disturbs all of them alike.
 */
export async function measure<Name extends string>(
	commands: { readonly [name in Name]: Command },
	{ rounds, withPeak, onRun }: Plan,
): Promise<{ readonly [name in Name]: Figures }> {
	const names = Object.keys(commands) as Name[]; // exactly the keys of the literal
	const runs = new Map<Name, Figures[]>(names.map((name) => [name, []]));
	for (let round = 1; round <= rounds; round++) {
		for (const name of names) {
			onRun(`${name}, round ${round} of ${rounds}`);
			const args = withPeak ? ['--import', reportPeak, ...commands[name]] : commands[name];
			runs.get(name)?.push(await runOnce(args));
		}
	}
	const figures = names.map((name): [Name, Figures] => [name, summarize(runs.get(name) ?? [])]);
	return Object.fromEntries(figures) as { [name in Name]: Figures }; // one entry a name
}

function summarize(runs: readonly Figures[]): Figures {
	return {
		seconds: median(runs.map(({ seconds }) => seconds)),
		peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
	};
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

// Exit codes that tell of findings (1) or of input that could not be judged (3) are results, but 1 is
// also how Node ends after an uncaught error; that one is told on standard error.
const fine = [0, 1, 3];

/** What a fix says of its work is none. */
function isComplaint(text: string): boolean {
	const lines = text.split('\n').filter((line) => line !== '');
	return lines.some(
		(line) => !line.startsWith('holdfast: ') || line.includes('unexpected failure'),
	);
}

function runOnce(args: Command): Promise<Figures> {
	return new Promise((resolve, reject) => {
		const start = performance.now();
		const child = spawn(process.execPath, args, {
			stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
			env: environment(),
		});
		const run = { seconds: 0, peak: '', complaint: '' };
		child.stdio[3]?.on('data', (chunk: Buffer) => {
			run.peak += chunk.toString();
		});
		child.stderr?.on('data', (chunk: Buffer) => {
			run.complaint += chunk.toString();
		});
		child.once('error', reject);
		child.once('exit', () => {
			run.seconds = (performance.now() - start) / 1000;
		});
		child.once('close', (code) => {
			const { seconds, peak, complaint } = run;
			if (code === null || !fine.includes(code) || isComplaint(complaint))
				reject(new Error(`node ${args.join(' ')} ended with ${code}: ${complaint.trim()}`));
			else resolve({ seconds, peakBytes: peak === '' ? Number.NaN : Number(peak) });
		});
	});
}

/**
 * A module that the child loads first: at its end it writes the peak of its resident memory to file
 * descriptor 3. On Linux from /proc, as `maxRSS` there counts what the parent held when it forked.
 */
const peakReporter = `
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
const peak = () => {
	try {
		const kilobytes = /^VmHWM:\\s*(\\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
		return Number(kilobytes) * 1024;
	} catch {
		return process.resourceUsage().maxRSS * 1024;
	}
};
if (isMainThread) process.on('exit', () => writeSync(3, String(peak())));
`;
const reportPeak = `data:text/javascript,${encodeURIComponent(peakReporter)}`;

/** Nothing of the caller's environment that changes how Node or Holdfast work. */
function environment(): NodeJS.ProcessEnv {
	const { PATH, HOME, TMPDIR, SystemRoot, TEMP } = process.env;
	const kept = Object.entries({ PATH, HOME, TMPDIR, SystemRoot, TEMP });
	return {
		LANG: 'C.UTF-8',
		...Object.fromEntries(kept.filter(([, value]) => value !== undefined)),
	};
}
