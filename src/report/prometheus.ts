import { severities } from '../model/severity.ts';
import { type ScanReport, shownRows } from './scan-report.ts';

/** A scan as metrics in the Prometheus text format, for a textfile collector. */
export function* renderPrometheus(report: ScanReport): Generator<string> {
	const { tally, checks } = report;
	yield* family('holdfast_findings', 'Findings that are not suppressed, by check and severity.', [
		...countByCheck(report),
	]);
	yield* family('holdfast_findings_severity', 'Findings that are not suppressed, by severity.', [
		...severities.map((name): Sample => [{ severity: name }, tally.severities[name]]),
	]);
	yield* family('holdfast_suppressed_findings', 'Findings that are suppressed.', [
		[{}, tally.suppressed],
	]);
	yield* family('holdfast_inputs', 'Documents and files by what became of them.', [
		...Object.entries(tally.inputs).map(([status, count]): Sample => [{ status }, count]),
	]);
	yield* family('holdfast_objects', 'Objects that were looked at.', [[{}, tally.resources]]);
	yield* family('holdfast_checks', 'Checks that ran.', [[{}, checks.size]]);
}

type Sample = readonly [labels: { readonly [name: string]: string }, value: number];

function countByCheck(report: ScanReport): Sample[] {
	const counts = new Map<string, number>();
	for (const { check, severity } of shownRows(report)) {
		const key = `${check} ${severity}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return [...counts].sort().map(([key, count]): Sample => {
		const [check = '', severity = ''] = key.split(' ');
		return [{ check, severity }, count];
	});
}

// Labels are ids and words of our own, so nothing in them needs an escape.
function* family(name: string, help: string, samples: readonly Sample[]): Generator<string> {
	yield `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`;
	for (const [labels, value] of samples) {
		const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
		yield `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
	}
}
