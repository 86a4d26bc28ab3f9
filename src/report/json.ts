import type { Finding, Suppressed } from '../model/finding.ts';
import type { LedgerRow } from '../model/ledger.ts';
import { renderPath } from '../model/path.ts';
import type { ScanResult, Warning } from '../model/scan-result.ts';
import type { Language } from '../model/text.ts';
import { jsonRows, jsonText } from './json-text.ts';
import { tally } from './tally.ts';

export type JsonOptions = {
	readonly language: Language;
	/** Holdfast's own version. */
	readonly version: string;
};

/** A scan for programs: one JSON value in the shape of docs/schemas/scan.schema.json, a row a line. */
export function* renderJson(result: ScanResult, options: JsonOptions): Generator<string> {
	const { language, version } = options;
	yield `{\n"version": ${jsonText({ format, tool: version })},\n`;
	yield `"summary": ${jsonText(summaryOf(result))},\n"findings": [`;
	yield* jsonRows(result.findings, (finding) => findingOf(finding, language));
	yield '],\n"inputs": [';
	yield* jsonRows(result.ledger, (row) => inputOf(row, language));
	yield '],\n"warnings": [';
	yield* jsonRows(result.warnings, (warning) => warningOf(warning, language));
	yield ']\n}\n';
}

/** Raised when a program that reads the format could break. */
const format = 1;

function summaryOf(result: ScanResult): unknown {
	const { severities, suppressed, inputs } = tally(result);
	return {
		severities,
		suppressed,
		inputs,
		resources: result.resources,
		checks: result.checks.size,
	};
}

function findingOf(finding: Finding, language: Language): unknown {
	const { resource, range, fix } = finding;
	return {
		check: finding.check,
		severity: finding.severity,
		message: finding.message[language],
		resource: {
			apiVersion: resource.apiVersion,
			kind: resource.kind,
			namespace: resource.namespace ?? null,
			name: resource.name,
		},
		container: finding.container ?? null,
		path: renderPath(finding.path),
		file: finding.file,
		document: finding.document,
		line: range.start.line,
		column: range.start.column,
		endLine: range.end.line,
		endColumn: range.end.column,
		standards: finding.standards,
		fix: fix ? { safety: fix } : null,
		fingerprint: finding.fingerprint,
		suppressed: finding.suppressed ? suppressedOf(finding.suppressed) : null,
	};
}

function suppressedOf({ by, reason, until }: Suppressed): unknown {
	return { by, reason, until: until ?? null };
}

function inputOf({ file, document, status, reason, position }: LedgerRow, language: Language) {
	return {
		file,
		document: document ?? null,
		status,
		reason: reason?.[language] ?? null,
		line: position?.line ?? null,
		column: position?.column ?? null,
	};
}

function warningOf({ message, file, position }: Warning, language: Language): unknown {
	return {
		message: message[language],
		file: file ?? null,
		line: position?.line ?? null,
		column: position?.column ?? null,
	};
}
