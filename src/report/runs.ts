import type { Finding } from '../model/finding.ts';

/** Neighbours that belong together; never empty. */
export type Run = readonly [Finding, ...Finding[]];

/** Splits findings where `isSame` no longer holds between a run's first one and the next. */
export function* runs(
	findings: Iterable<Finding>,
	isSame: (a: Finding, b: Finding) => boolean,
): Generator<Run> {
	let run: [Finding, ...Finding[]] | undefined;
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

export function isSameFile(a: Finding, b: Finding): boolean {
	return a.file === b.file;
}

export function isSameResource(a: Finding, b: Finding): boolean {
	return (
		a.document === b.document &&
		(a.resource === b.resource ||
			(a.resource.name === b.resource.name &&
				a.resource.kind === b.resource.kind &&
				a.resource.namespace === b.resource.namespace &&
				a.resource.apiVersion === b.resource.apiVersion))
	);
}

export function isSamePlace({ range: a }: Finding, { range: b }: Finding): boolean {
	return (
		a.start.line === b.start.line &&
		a.start.column === b.start.column &&
		a.end.line === b.end.line &&
		a.end.column === b.end.column
	);
}
