import { type Fact, packFacts } from '../../engine/scan/fact.ts';
import { settle } from '../../engine/scan/settle.ts';
import { type TextScan, unscanned } from '../../engine/scan/text.ts';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import type { FoundFile } from '../../io/find.ts';
import type { LedgerRow } from '../../model/ledger.ts';
import type { Warning } from '../../model/warning.ts';
import { findingText, inputText, type RowStyle } from '../../report/rows.ts';
import { type Sheet, sheetOf, sheetsOf } from '../../report/sheet.ts';
import { countFindings, countInputs, emptyTally, type Tally } from '../../report/tally.ts';
import type { Scanner } from './scanner.ts';

/** A file to scan, or the row of an input of which there is no text. */
export type Entry = FoundFile | { readonly row: LedgerRow };

export type Entries = readonly Entry[];

/**
 * Entries in batches, in their order. What can be read only once stands alone in its batch.
 */
export function batchesOf(entries: Entries, jobs: number): Entries[] {
	// Few files may be large ones, so that each thread gets several batches all the same.
	const size = Math.min(mostFiles, Math.ceil(entries.length / (jobs * 8)));
	const batches: Entry[][] = [];
	let open: Entry[] = [];
	for (const entry of entries) {
		const isAlone = 'isStream' in entry && entry.isStream;
		if (open.length === 0 || open.length === size || isAlone) {
			open = [];
			batches.push(open);
		}
		open.push(entry);
		if (isAlone) open = [];
	}
	return batches;
}

const mostFiles = 32;

export function isStreamed([entry]: Entries): boolean {
	return entry !== undefined && 'isStream' in entry && entry.isStream;
}

export function fileOf(entry: Entry): string {
	return 'row' in entry ? entry.row.file : entry.file;
}

/** What is kept of some files until all are done: rows, numbers, and what other files may ask for. */
export type Batch = {
	/** For each file, in the order of the entries. */
	readonly findings: Sheet[];
	readonly inputs: readonly Sheet[];
	readonly tally: Tally;
	readonly warnings: readonly Warning[];
	/** What the files themselves suppress. */
	readonly suppressions: readonly Suppression[];
	/** Indexes of those that did something. */
	readonly used: readonly number[];
	/** Objects as the world knows them, packed. */
	readonly facts: readonly string[];
};

/** What all threads together have done. */
export type ScannedBatches = {
	readonly batches: Batch[];
	/** The suppressions of the configuration that did something on other threads. */
	readonly used: Set<Suppression>;
};

export function scanBatch(entries: Entries, scanner: Scanner, style: RowStyle): Batch {
	const kept = { findings: [] as Sheet[], inputs: [] as Sheet[], facts: [] as string[] };
	let open: Open = { findings: [], inputs: [], facts: [] };
	const close = () => {
		kept.findings.push(...sheetsOf(open.findings));
		kept.inputs.push(sheetOf(open.inputs));
		if (open.facts.length > 0) kept.facts.push(packFacts(open.facts));
		open = { findings: [], inputs: [], facts: [] };
	};
	const tally = emptyTally();
	const warnings: Warning[] = [];
	const suppressions: Suppression[] = [];
	const used: number[] = [];
	for (const entry of entries) {
		const scan: TextScan = 'row' in entry ? unscanned(entry.row) : scanner.scanFile(entry);
		const settled = settle(scan.findings, scanner.accepted);
		open.findings.push(settled.map((finding) => findingText(finding, style)));
		for (const row of scan.ledger) open.inputs.push(inputText(row, style.language));
		for (const fact of scan.facts) open.facts.push(fact);
		countFindings(tally, settled);
		countInputs(tally, scan.ledger);
		tally.resources += scan.resources;
		for (const kind of scan.kinds) tally.kinds.add(kind);
		warnings.push(...scan.warnings);
		used.push(...scan.used.map((index) => index + suppressions.length));
		suppressions.push(...scan.suppressions);
		// Facts hold on to what was read, so large files are packed soon.
		if (open.inputs.length > mostOpen) close();
	}
	close();
	return { ...kept, tally, warnings, suppressions, used };
}

/** What waits to be packed. */
type Open = {
	readonly findings: string[][];
	readonly inputs: string[];
	readonly facts: Fact[];
};

const mostOpen = 200;
