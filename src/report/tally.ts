import type { Safety } from '../model/edit.ts';
import type { LedgerRow } from '../model/ledger.ts';
import type { ScanResult } from '../model/scan-result.ts';
import type { Severity } from '../model/severity.ts';

/** A scan in numbers. Suppressed findings are counted apart. */
export type Tally = {
	readonly severities: { readonly [S in Severity]: number };
	readonly fixes: { readonly [S in Safety | 'none']: number };
	readonly findings: number;
	readonly suppressed: number;
	readonly inputs: { readonly [S in LedgerRow['status']]: number };
	/** Files with at least one scanned document. */
	readonly files: number;
};

export function tally({ findings, ledger }: ScanResult): Tally {
	const severities = { critical: 0, high: 0, medium: 0, low: 0 };
	const fixes = { safe: 0, evidence: 0, value: 0, none: 0 };
	const inputs = { scanned: 0, skipped: 0, unreadable: 0 };
	const files = new Set<string>();
	let suppressed = 0;
	for (const finding of findings) {
		if (finding.suppressed) {
			suppressed++;
			continue;
		}
		severities[finding.severity]++;
		fixes[finding.fix ?? 'none']++;
	}
	for (const { status, file } of ledger) {
		inputs[status]++;
		if (status === 'scanned') files.add(file);
	}
	const shown = findings.length - suppressed;
	return { severities, fixes, findings: shown, suppressed, inputs, files: files.size };
}
