import { renderTable } from './table.ts';

/** What issue and README promise, with what was measured. */
export type Target = {
	readonly what: string;
	readonly value: number;
	readonly unit: 'x' | 'MB' | 's';
} & ({ readonly atMost: number } | { readonly atLeast: number });

/** The targets as a table, and how many are missed. */
export function judge(targets: readonly Target[]): { table: string; missed: number } {
	const rows = targets.map((target) => [
		target.what,
		figure(target.value, target.unit),
		'atMost' in target
			? `at most ${figure(target.atMost, target.unit)}`
			: `at least ${figure(target.atLeast, target.unit)}`,
		isMet(target) ? 'met' : 'MISSED',
	]);
	const missed = targets.filter((target) => !isMet(target)).length;
	return { table: renderTable([['must reach', 'measured', 'target', ''], ...rows]), missed };
}

function isMet(target: Target): boolean {
	return 'atMost' in target ? target.value <= target.atMost : target.value >= target.atLeast;
}

function figure(value: number, unit: Target['unit']): string {
	return unit === 'MB'
		? `${value.toFixed(0)} MB`
		: `${value.toFixed(unit === 's' ? 1 : 2)} ${unit}`;
}
