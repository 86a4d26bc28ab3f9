import type { Manifests } from './manifests.ts';
import type { Command } from './measure.ts';
import type { Programs } from './programs.ts';
import type { Target } from './targets.ts';

/** What every section of the benchmark works with. */
export type Bench = {
	readonly cache: string;
	readonly programs: Programs;
	readonly manifests: Manifests;
	/** Fewer rounds: a look, not a measurement. */
	readonly isQuick: boolean;
	readonly onRun: (name: string) => void;
};

/** A table to print and the targets that it decides. */
export type Section = { readonly table: string; readonly targets: readonly Target[] };

/** A scan with every check that can run beside the others: the named ones contradict them or are lists. */
export function scan({ programs }: Bench, paths: readonly string[], jobs = 1): Command {
	const options = ['--profile', 'strict', '--format', 'json', '--jobs', String(jobs)];
	return [programs.holdfast, 'scan', ...options, ...paths];
}

export function seconds(value: number): string {
	return `${value.toFixed(2)} s`;
}

export function times(value: number): string {
	return `${value.toFixed(2)} x`;
}
