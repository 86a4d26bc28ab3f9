import type { Severity } from '../model/severity.ts';
import type { Language } from '../model/text.ts';
import type { FindingRow } from './rows.ts';
import { type ScanReport, shownRows, unreadableRows } from './scan-report.ts';
import { visible } from './visible.ts';
import { words } from './words.ts';

/** Findings as workflow commands of GitHub Actions, which shows them beside the changed lines. */
export function* renderGithub(report: ScanReport, language: Language): Generator<string> {
	for (const row of shownRows(report)) yield command(row);
	for (const { file, reason } of unreadableRows(report)) {
		const message = data(reason ?? words.unknownReason[language]);
		yield `::error file=${property(file)},title=${property(words.notRead[language])}::${message}\n`;
	}
}

const levels = {
	critical: 'error',
	high: 'error',
	medium: 'warning',
	low: 'notice',
} satisfies { [S in Severity]: string };

function command({ check, severity, message, resource, ...row }: FindingRow): string {
	const { file, line, endLine, column, endColumn } = row;
	// GitHub refuses columns of marks that span lines.
	const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : '';
	const place = `file=${property(file)},line=${line},endLine=${endLine}${columns}`;
	const object = `${resource.kind} ${resource.name}`;
	return `::${levels[severity]} ${place},title=${property(check)}::${data(`${object}: ${message}`)}\n`;
}

/** A line break would end the command and begin another one. */
function data(text: string): string {
	return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
