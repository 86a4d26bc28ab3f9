import type { Language } from '../model/text.ts';
import type { Warning } from '../model/warning.ts';
import { jsonRows, jsonText } from './json-text.ts';
import type { ScanReport } from './scan-report.ts';
import { joinSheets } from './sheet.ts';
import { type Standing, standings } from './standing.ts';

export type JsonOptions = {
	readonly language: Language;
	/** Holdfast's own version. */
	readonly version: string;
};

/** A scan for programs: one JSON value in the shape of docs/schemas/scan.schema.json, a row a line. */
export function* renderJson(
	report: ScanReport,
	options: JsonOptions,
): Generator<string | Uint8Array> {
	const { language, version } = options;
	yield `{\n"version": ${jsonText({ format, tool: version })},\n`;
	yield `"summary": ${jsonText(summaryOf(report))},\n"findings": [`;
	yield* joinSheets(report.findings);
	yield '],\n"inputs": [';
	yield* joinSheets(report.inputs);
	yield '],\n"warnings": [';
	yield* jsonRows(report.warnings, (warning) => warningOf(warning, language));
	yield '],\n"standards": [';
	yield* jsonRows(standings(report, report.standards), (each) => standingOf(each, language));
	yield ']\n}\n';
}

/** Raised when a program that reads the format could break. */
const format = 1;

function summaryOf({ tally, checks }: ScanReport): unknown {
	const { severities, suppressed, inputs, resources } = tally;
	return { severities, suppressed, inputs, resources, checks: checks.size };
}

function standingOf({ standard, controls, score }: Standing, language: Language): unknown {
	const rows = controls.map(({ title, ...row }) => ({ ...row, title: title[language] }));
	return { standard, score, controls: rows };
}

function warningOf({ message, file, position }: Warning, language: Language): unknown {
	return {
		message: message[language],
		file: file ?? null,
		line: position?.line ?? null,
		column: position?.column ?? null,
	};
}
