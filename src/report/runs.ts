import type { FindingRow } from './rows.ts';

/** Neighbours that belong together; never empty. */
export type Run = readonly [FindingRow, ...FindingRow[]];

export function isRun(rows: readonly FindingRow[]): rows is Run {
	return rows.length > 0;
}

/** Splits findings where `isSame` no longer holds between a run's first one and the next. */
export function* runs(
	findings: Iterable<FindingRow>,
	isSame: (a: FindingRow, b: FindingRow) => boolean,
): Generator<Run> {
	let run: [FindingRow, ...FindingRow[]] | undefined;
	for (const finding of findings) {
		if (run && isSame(run[0], finding)) {
			run.push(finding);
			continue;
		}
		if (run) yield run;
		run = [finding];
	}
	if (run) yield run;
}

export function isSameFile(a: FindingRow, b: FindingRow): boolean {
	return a.file === b.file;
}

export function isSameResource(a: FindingRow, b: FindingRow): boolean {
	return (
		a.document === b.document &&
		a.resource.name === b.resource.name &&
		a.resource.kind === b.resource.kind &&
		a.resource.namespace === b.resource.namespace &&
		a.resource.apiVersion === b.resource.apiVersion
	);
}

export function isSamePlace(a: FindingRow, b: FindingRow): boolean {
	return (
		a.line === b.line &&
		a.column === b.column &&
		a.endLine === b.endLine &&
		a.endColumn === b.endColumn
	);
}
