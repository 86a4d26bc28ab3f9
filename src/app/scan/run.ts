import { availableParallelism } from 'node:os';
import { registry } from '../../checks/registry.generated.ts';
import { completeScan } from '../../engine/scan/result.ts';
import { checkInfo } from '../../engine/scan/select.ts';
import { scanWorld } from '../../engine/scan/world.ts';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import { findFiles } from '../../io/find.ts';
import { compileGlob } from '../../lang/glob.ts';
import type { LedgerRow } from '../../model/ledger.ts';
import type { ScanResult, Warning } from '../../model/scan-result.ts';
import { text } from '../../model/text.ts';
import { packBatch, unpackFacts } from './batch.ts';
import { type OnProgress, scanFiles } from './pool.ts';
import type { ScanSetup } from './request.ts';
import { createScanner, identityOf, type Scanner } from './scanner.ts';

/** A scan as the user asked for it. */
export type ScanRequest = {
	readonly paths: readonly string[];
	readonly setup: ScanSetup;
	/** Threads; undefined chooses by the number of files. */
	readonly jobs: number | undefined;
	/** Patterns of files below folders that are not scanned. */
	readonly exclude: readonly string[];
	/** The folder of holdfast.yaml, from which its patterns count. */
	readonly configFolder: string;
	readonly suppressions: readonly Suppression[];
	readonly baseline: ReadonlySet<string> | undefined;
	readonly warnings: readonly Warning[];
	readonly onProgress: (files: number, of: number) => void;
};

/** What a scan found, and the texts that it read. */
export type Scanned = { readonly result: ScanResult; readonly read: Scanner['read'] };

/** Reads, scans and completes: everything between the arguments and the report. */
export async function runScan(request: ScanRequest): Promise<Scanned> {
	const { setup } = request;
	const scanner = createScanner(setup);
	const found = findFiles(request.paths);
	const patterns = request.exclude.map(compileGlob);
	const nameOf = (file: string) => identityOf(file, request.configFolder);
	const isExcluded = (file: string) => patterns.some((matches) => matches(nameOf(file)));
	const {
		streams = [],
		files = [],
		excluded = [],
	} = Object.groupBy(found.files, ({ file, isDiscovered, isStream }) => {
		if (isStream) return 'streams';
		return isDiscovered && isExcluded(file) ? 'excluded' : 'files';
	});
	const onProgress: OnProgress = (done) => request.onProgress(done, files.length);
	const jobs = Math.min(request.jobs ?? defaultJobs(files.length), Math.max(files.length, 1));
	const batches = [
		// Read here, once, so that this thread can give their texts again.
		packBatch(streams.map((stream) => scanner.scanFile(stream))),
		...(await scanFiles(files, scanner, { jobs, setup, onProgress })),
	];
	const world = scanWorld(
		unpackFacts(batches),
		scanner.worldPlan,
		{ version: setup.kubernetesVersion, settings: setup.settings },
		scanner.reread,
	);
	const result = completeScan({
		scans: batches.flatMap(({ scans }) => scans),
		world,
		ledger: [...found.rows, ...excluded.map(({ file }) => excludedRow(file))],
		warnings: request.warnings,
		suppressions: request.suppressions,
		nameOf,
		baseline: request.baseline,
		checks: new Map(scanner.checks.map((each) => [each.id, checkInfo(each)])),
		known: registry.map(({ id }) => id),
		today: setup.today,
	});
	return { result, read: scanner.read };
}

const filesWorthAThread = 400;

function defaultJobs(files: number): number {
	return files < filesWorthAThread ? 1 : Math.min(availableParallelism(), 8);
}

function excludedRow(file: string): LedgerRow {
	const reason = text('excluded by a setting', '已按设置排除');
	return { file, document: undefined, status: 'skipped', reason, position: undefined };
}
