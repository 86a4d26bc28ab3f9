import type { FindingRow } from './rows.ts';
import { findingRows, type ScanReport } from './scan-report.ts';
import { visible } from './visible.ts';

const columns: readonly (readonly [
	name: string,
	of: (row: FindingRow) => string | number | null,
])[] = [
	['check', ({ check }) => check],
	['severity', ({ severity }) => severity],
	['message', ({ message }) => message],
	['apiVersion', ({ resource }) => resource.apiVersion],
	['kind', ({ resource }) => resource.kind],
	['namespace', ({ resource }) => resource.namespace],
	['name', ({ resource }) => resource.name],
	['container', ({ container }) => container],
	['path', ({ path }) => path],
	['file', ({ file }) => file],
	['line', ({ line }) => line],
	['column', ({ column }) => column],
	['standards', ({ standards }) => standards.join(' ')],
	['fix', ({ fix }) => fix?.safety ?? null],
	['fingerprint', ({ fingerprint }) => fingerprint],
	['suppressed', ({ suppressed }) => suppressed && `${suppressed.by}: ${suppressed.reason}`],
];

/** Every finding, a line each, for spreadsheets (RFC 4180). */
export function* renderCsv(report: ScanReport): Generator<string> {
	yield `${columns.map(([name]) => name).join(',')}\r\n`;
	for (const row of findingRows(report)) {
		yield `${columns.map(([, of]) => cell(of(row))).join(',')}\r\n`;
	}
}

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const text = visible(value);
	// A spreadsheet would calculate what begins like a formula.
	const tame = /^[-=+@]/.test(text) ? `'${text}` : text;
	return /[",]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
