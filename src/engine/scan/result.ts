import type { CheckInfo } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import type { LedgerRow } from '../../model/ledger.ts';
import type { ScanResult, Warning } from '../../model/scan-result.ts';
import { type Suppression, Suppressor, unusedWarnings } from '../suppress/suppression.ts';
import { numberRepeats } from './fingerprint.ts';
import type { TextScan } from './text.ts';

/** What makes a scan complete once every text has been looked at. */
export type Parts = {
	readonly scans: readonly TextScan[];
	/** Findings of the checks over the whole world. */
	readonly world: readonly Finding[];
	/** Rows of inputs that gave no text. */
	readonly ledger: readonly LedgerRow[];
	readonly warnings: readonly Warning[];
	/** Suppressions from the configuration. */
	readonly suppressions: readonly Suppression[];
	/** Names a file as the configuration does. */
	readonly nameOf: (file: string) => string;
	/** Fingerprints that are known and do not count; undefined without a baseline. */
	readonly baseline: ReadonlySet<string> | undefined;
	/** The checks that ran, by id. */
	readonly checks: ReadonlyMap<string, CheckInfo>;
	/** The ids of all checks there are. */
	readonly known: readonly string[];
	readonly today: string;
};

/** Joins the parts: sorted, fingerprints unique, suppressions and baseline applied. */
export function completeScan(parts: Parts): ScanResult {
	const { scans, today } = parts;
	const inFile = scans.flatMap(({ suppressions }) => suppressions);
	const used = new Set(
		scans.flatMap((scan) => scan.used.flatMap((i) => scan.suppressions[i] ?? [])),
	);
	const world = new Suppressor(inFile, today);
	const config = new Suppressor(parts.suppressions, today, parts.nameOf);
	const local = scans.flatMap(({ findings }) => findings);
	const all = [...local, ...parts.world.map((finding) => world.apply(finding))].sort(byPlace);
	const findings = numberRepeats(all)
		.map((finding) => config.apply(finding))
		.map((finding) => applyBaseline(finding, parts.baseline));
	const unused = unusedWarnings(
		[...inFile, ...parts.suppressions],
		new Set([...used, ...world.used, ...config.used]),
		{ ran: new Set(parts.checks.keys()), known: parts.known, today },
	);
	return {
		findings,
		ledger: [...parts.ledger, ...scans.flatMap(({ ledger }) => ledger)].sort(byDocument),
		warnings: [...parts.warnings, ...scans.flatMap(({ warnings }) => warnings), ...unused],
		checks: parts.checks,
		resources: scans.reduce((sum, { resources }) => sum + resources, 0),
	};
}

function applyBaseline(finding: Finding, baseline: ReadonlySet<string> | undefined): Finding {
	if (finding.suppressed || !baseline?.has(finding.fingerprint)) return finding;
	return { ...finding, suppressed: { by: 'baseline', reason: 'in the baseline' } };
}

function byPlace(a: Finding, b: Finding): number {
	return (
		compareText(a.file, b.file) ||
		a.document - b.document ||
		a.range.start.line - b.range.start.line ||
		a.range.start.column - b.range.start.column ||
		compareText(a.check, b.check) ||
		compareText(a.fingerprint, b.fingerprint)
	);
}

function byDocument(a: LedgerRow, b: LedgerRow): number {
	return compareText(a.file, b.file) || (a.document ?? 0) - (b.document ?? 0);
}

/** By code units, so that the order is the same wherever the scan runs. */
function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
