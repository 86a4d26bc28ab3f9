import type { Language } from '../model/text.ts';
import type { FindingRow } from './rows.ts';
import { isSameFile, runs } from './runs.ts';
import { findingRows, type ScanReport, unreadableRows } from './scan-report.ts';
import { countOf } from './tally.ts';
import { visible } from './visible.ts';
import { words } from './words.ts';

/**
 * A scan as test results, for build servers: a suite a file, a failed case a finding, a skipped case a
 * suppressed one; what could not be read is an error (the JUnit XML that Jenkins and others read).
 */
export function* renderJunit(report: ScanReport, language: Language): Generator<string> {
	const { tally } = report;
	const total = countOf(tally) + tally.suppressed + tally.inputs.unreadable;
	yield '<?xml version="1.0" encoding="UTF-8"?>\n';
	yield `<testsuites name="holdfast" tests="${total}" failures="${countOf(tally)}" errors="${tally.inputs.unreadable}">\n`;
	for (const rows of runs(findingRows(report), isSameFile)) {
		const skipped = rows.filter(({ suppressed }) => suppressed).length;
		yield `<testsuite name="${xml(rows[0].file)}" tests="${rows.length}" failures="${rows.length - skipped}" errors="0" skipped="${skipped}">\n`;
		for (const row of rows) yield testCase(row, language);
		yield '</testsuite>\n';
	}
	for (const { file, reason } of unreadableRows(report)) {
		const why = xml(reason ?? words.unknownReason[language]);
		yield `<testsuite name="${xml(file)}" tests="1" failures="0" errors="1" skipped="0">\n`;
		yield `<testcase name="${xml(file)}" classname="holdfast"><error message="${why}"/></testcase>\n</testsuite>\n`;
	}
	yield '</testsuites>\n';
}

function testCase(row: FindingRow, language: Language): string {
	const { check, severity, message, resource, path, file, line, column, suppressed } = row;
	const object = [resource.kind, resource.namespace, resource.name].filter(Boolean).join('/');
	const head = `<testcase name="${xml(`${check} ${object} ${path}`)}" classname="${xml(check)}" file="${xml(file)}" line="${line}">`;
	const place = `${file}:${line}:${column}`;
	const body = suppressed
		? `<skipped message="${xml(suppressed.reason)}"/>`
		: `<failure type="${severity}" message="${xml(message)}">${xml(`${place}${words.colon[language]}${message}`)}</failure>`;
	return `${head}${body}</testcase>\n`;
}

/** Text for XML 1.0, which cannot hold most control characters at all. */
function xml(text: string): string {
	return visible(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
