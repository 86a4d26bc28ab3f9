import { type Severity, severities } from '../model/severity.ts';
import type { Language } from '../model/text.ts';
import { renderPlace } from './place.ts';
import type { FindingRow } from './rows.ts';
import { type ScanReport, shownRows, unreadableRows } from './scan-report.ts';
import { countOf } from './tally.ts';
import { visible } from './visible.ts';
import { severityMarks, severityWords, words } from './words.ts';

/** A scan as a comment on a merge request: the numbers, then a table of findings, the worst first. */
export function* renderMarkdown(report: ScanReport, language: Language): Generator<string> {
	const { tally, checks } = report;
	const { scanned } = tally.inputs;
	const scope = { ...tally, documents: scanned, checks: checks.size };
	yield `## Holdfast\n\n`;
	if (countOf(tally) > 0) yield* findings(report, language);
	else if (tally.resources === 0) yield `${words.nothingSeen[language]}\n`;
	else {
		const told = tally.inputs.unreadable > 0 ? words.cleanSoFar : words.clean;
		yield `${told[language](scope)}\n`;
	}
	if (tally.suppressed > 0) yield `\n${words.suppressed[language](tally.suppressed)}\n`;
	const unreadable = [...unreadableRows(report)];
	if (unreadable.length === 0) return;
	yield `\n### ${words.notRead[language]}\n\n`;
	for (const { file, reason } of unreadable.slice(0, mostRows)) {
		yield `- ${code(file)}${words.colon[language]}${plain(reason ?? words.unknownReason[language])}\n`;
	}
}

/** Code hosts cut long comments anywhere. */
const mostRows = 200;

function* findings({ tally, ...report }: ScanReport, language: Language): Generator<string> {
	const counts = severities.toReversed().map((severity) => {
		const word = `${severityMarks[severity]} ${severityWords[severity][language]}`;
		return `${word} ${tally.severities[severity]}`;
	});
	yield `${words.findings[language](countOf(tally))}${words.colon[language]}${counts.join(' · ')}\n\n`;
	const head = words.columns.map((name) => name[language]);
	yield `| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}\n`;
	let left = mostRows;
	for (const severity of severities.toReversed()) {
		for (const row of worst({ tally, ...report }, severity)) {
			if (left-- > 0) yield line(row, language);
		}
	}
	if (left < 0) yield `\n${words.notShown[language](-left)}\n`;
}

function* worst(report: ScanReport, severity: Severity): Generator<FindingRow> {
	if (report.tally.severities[severity] === 0) return;
	for (const row of shownRows(report)) if (row.severity === severity) yield row;
}

function line(row: FindingRow, language: Language): string {
	const { check, severity, message, resource } = row;
	const object = `${resource.kind} ${[resource.namespace, resource.name].filter(Boolean).join('/')}`;
	const cells = [
		`${severityMarks[severity]} ${severityWords[severity][language]}`,
		code(check),
		plain(object),
		plain(message),
		code(renderPlace(row.file, row, language)),
	];
	return `| ${cells.join(' | ')} |\n`;
}

/** Text that means nothing to Markdown, HTML or mentions of people. */
function plain(text: string): string {
	return visible(text)
		.replace(/[\\`*_{}[\]<>()#+\-!|~@:]/g, (sign) => `&#${sign.charCodeAt(0)};`)
		.trim();
}

function code(text: string): string {
	const shown = visible(text).replaceAll('|', '\\|');
	return shown.includes('`') ? plain(text) : `\`${shown}\``;
}
