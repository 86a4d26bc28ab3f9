import type { CheckInfo } from '../model/check.ts';
import type { Warning } from '../model/warning.ts';
import type { FindingRow, InputRow } from './rows.ts';
import { readRows, type Sheet } from './sheet.ts';
import type { Tally } from './tally.ts';

/** Everything that a scan says, sorted; the same on every run over the same inputs. */
export type ScanReport = {
	/** Sorted by file, document, place, check. Suppressed ones are among them, marked. */
	readonly findings: readonly Sheet[];
	/** One row an input, sorted by file and document. */
	readonly inputs: readonly Sheet[];
	readonly tally: Tally;
	/** What the user should know about the scan itself, such as a suppression without effect. */
	readonly warnings: readonly Warning[];
	/** The checks that ran, by id. */
	readonly checks: ReadonlyMap<string, CheckInfo>;
	/** The standards that the user asked for by name. */
	readonly standards: readonly string[];
};

export function findingRows({ findings }: ScanReport): Iterable<FindingRow> {
	return readRows(findings);
}

export function inputRows({ inputs }: ScanReport): Iterable<InputRow> {
	return readRows(inputs);
}

/** The findings that count. */
export function* shownRows(report: ScanReport): Generator<FindingRow> {
	for (const row of findingRows(report)) if (!row.suppressed) yield row;
}

export function* unreadableRows(report: ScanReport): Generator<InputRow> {
	if (report.tally.inputs.unreadable === 0) return;
	for (const row of inputRows(report)) if (row.status === 'unreadable') yield row;
}
