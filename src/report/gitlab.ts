import type { Severity } from '../model/severity.ts';
import { jsonRows } from './json-text.ts';
import type { FindingRow } from './rows.ts';
import { type ScanReport, shownRows } from './scan-report.ts';

/** Findings as GitLab's Code Quality reads them: one entry a line. What is suppressed is left out. */
export function* renderGitlab(report: ScanReport): Generator<string> {
	yield '[';
	yield* jsonRows(shownRows(report), entryOf);
	yield ']\n';
}

const severities = {
	critical: 'blocker',
	high: 'critical',
	medium: 'major',
	low: 'minor',
} satisfies { [S in Severity]: string };

function entryOf({ check, severity, message, fingerprint, file, line, endLine }: FindingRow) {
	return {
		description: message,
		check_name: check,
		fingerprint,
		severity: severities[severity],
		location: { path: file.replace(/^(?:\.\/)+/, ''), lines: { begin: line, end: endLine } },
	};
}
