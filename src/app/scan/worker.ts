import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, type Entries, isStreamed, scanBatch } from './batch.ts';
import type { ScanSetup } from './request.ts';
import { createScanner } from './scanner.ts';
import { Share } from './share.ts';

/** What a worker is started with. */
export type Work = {
	readonly setup: ScanSetup;
	readonly batches: readonly Entries[];
	readonly share: SharedArrayBuffer;
};

/** One batch, ready. */
export type Done = {
	readonly number: number;
	readonly batch: Batch;
	/** Indexes of the configuration's suppressions that did something so far. */
	readonly configUsed: readonly number[];
};

const { setup, batches, share: buffer } = workerData as Work; // our own `pool.ts` starts us
const scanner = createScanner(setup);
const share = new Share(buffer);
for (let number = share.take(); number < batches.length; number = share.take()) {
	const entries = batches[number] ?? [];
	if (isStreamed(entries)) continue;
	const batch = scanBatch(entries, scanner, setup.rows);
	const { used } = scanner.accepted.config;
	const configUsed = setup.suppressions.flatMap((each, i) => (used.has(each) ? [i] : []));
	const done: Done = { number, batch, configUsed };
	parentPort?.postMessage(done, memoryOf(batch));
}

/** What a message may take along instead of copying it. */
function memoryOf({ findings, inputs }: Batch): ArrayBuffer[] {
	const buffers = new Set(
		[...findings, ...inputs].filter(({ length }) => length > 0).map((sheet) => sheet.buffer),
	);
	return [...buffers] as ArrayBuffer[]; // made by an encoder, so not shared between threads
}
