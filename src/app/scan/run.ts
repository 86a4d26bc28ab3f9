import { availableParallelism } from 'node:os';
import { compareText } from '../../engine/scan/settle.ts';
import { type Found, findFiles } from '../../io/find.ts';
import { compileGlob } from '../../lang/glob.ts';
import type { LedgerRow } from '../../model/ledger.ts';
import { text } from '../../model/text.ts';
import type { Warning } from '../../model/warning.ts';
import type { ScanReport } from '../../report/scan-report.ts';
import { batchesOf, type Entry, fileOf } from './batch.ts';
import { completeScan } from './complete.ts';
import { scanBatches } from './pool.ts';
import { nameFrom, type ScanSetup } from './request.ts';
import { createScanner, type Scanner } from './scanner.ts';

/** A scan as the user asked for it. */
export type ScanRequest = {
	readonly paths: readonly string[];
	readonly setup: ScanSetup;
	/** Threads; undefined chooses by the number of files. */
	readonly jobs: number | undefined;
	/** Patterns of files below folders that are not scanned. */
	readonly exclude: readonly string[];
	readonly warnings: readonly Warning[];
	readonly onProgress: (files: number, of: number) => void;
	/** Texts that are scanned in the place of files; on one thread. */
	readonly texts?: ReadonlyMap<string, string>;
};

/** What a scan found, and the texts that it read. */
export type Scanned = { readonly report: ScanReport; readonly read: Scanner['read'] };

/** Reads, scans and completes: everything between the arguments and the report. */
export async function runScan(request: ScanRequest): Promise<Scanned> {
	const { setup } = request;
	const scanner = createScanner(setup, request.texts);
	const entries = entriesOf(findFiles(request.paths), request);
	const jobs = request.texts ? 1 : (request.jobs ?? defaultJobs(entries.length));
	const all = batchesOf(entries, jobs);
	const scanned = await scanBatches(all, scanner, {
		jobs: Math.min(jobs, Math.max(all.length, 1)),
		setup,
		onProgress: (batches) =>
			request.onProgress(Math.round((batches / all.length) * entries.length), entries.length),
	});
	const { warnings, ...report } = completeScan(all, scanned, { setup, scanner });
	return {
		report: { ...report, warnings: [...request.warnings, ...warnings] },
		read: scanner.read,
	};
}

/** Everything that leaves a row, in the order of the report. */
function entriesOf(found: Found, { exclude, setup }: ScanRequest): Entry[] {
	const patterns = exclude.map(compileGlob);
	const isExcluded = (file: string) => {
		const name = nameFrom(setup.configFolder, file);
		return patterns.some((matches) => matches(name));
	};
	const files = found.files.map(
		(each): Entry =>
			each.isDiscovered && patterns.length > 0 && isExcluded(each.file)
				? { row: excludedRow(each.file) }
				: each,
	);
	const rows = found.rows.map((row): Entry => ({ row }));
	return [...files, ...rows].sort((a, b) => compareText(fileOf(a), fileOf(b)));
}

function excludedRow(file: string): LedgerRow {
	const reason = text('excluded by a setting', '已按设置排除');
	return { file, document: undefined, status: 'skipped', reason, position: undefined };
}

const filesWorthAThread = 400;

function defaultJobs(files: number): number {
	return files < filesWorthAThread ? 1 : Math.min(availableParallelism(), 8);
}
