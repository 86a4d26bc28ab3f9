import type { Safety } from '../model/edit.ts';
import type { Finding } from '../model/finding.ts';
import type { LedgerRow } from '../model/ledger.ts';
import type { Severity } from '../model/severity.ts';

/** A scan in numbers. Suppressed findings are counted apart. */
export type Tally = {
	readonly severities: { [S in Severity]: number };
	readonly fixes: { [S in Safety | 'none']: number };
	suppressed: number;
	readonly inputs: { [S in LedgerRow['status']]: number };
	/** Files with at least one scanned document. */
	files: number;
	/** Objects that were looked at. */
	resources: number;
	/** Their kinds; `Pod` stands for all that carry one, `*` for any. */
	readonly kinds: Set<string>;
};

export function emptyTally(): Tally {
	return {
		severities: { critical: 0, high: 0, medium: 0, low: 0 },
		fixes: { safe: 0, evidence: 0, value: 0, none: 0 },
		suppressed: 0,
		inputs: { scanned: 0, skipped: 0, unreadable: 0 },
		files: 0,
		resources: 0,
		kinds: new Set(),
	};
}

export function countFindings(tally: Tally, findings: readonly Finding[]): void {
	for (const { severity, fix, suppressed } of findings) {
		if (suppressed) {
			tally.suppressed++;
			continue;
		}
		tally.severities[severity]++;
		tally.fixes[fix ?? 'none']++;
	}
}

/** Counts the rows of one file. */
export function countInputs(tally: Tally, rows: readonly LedgerRow[]): void {
	for (const { status } of rows) tally.inputs[status]++;
	if (rows.some(({ status }) => status === 'scanned')) tally.files++;
}

/** Adds the numbers of another part of the same scan. */
export function addTally(tally: Tally, part: Tally): void {
	addEach(tally.severities, part.severities);
	addEach(tally.fixes, part.fixes);
	addEach(tally.inputs, part.inputs);
	tally.suppressed += part.suppressed;
	tally.files += part.files;
	tally.resources += part.resources;
	for (const kind of part.kinds) tally.kinds.add(kind);
}

function addEach<Key extends string>(to: { [K in Key]: number }, from: { [K in Key]: number }) {
	for (const key of Object.keys(from) as Key[]) to[key] += from[key]; // exactly the literal's keys
}

/** Findings that are not suppressed. */
export function countOf({ severities }: Tally): number {
	return severities.critical + severities.high + severities.medium + severities.low;
}
