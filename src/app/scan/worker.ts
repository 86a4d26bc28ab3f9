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
	const batch = scanBatch(entries, scanner, setup.language);
	const { used } = scanner.accepted.config;
	const configUsed = setup.suppressions.flatMap((each, i) => (used.has(each) ? [i] : []));
	const done: Done = { number, batch, configUsed };
	const sheets = [...batch.findings, batch.inputs].filter(({ length }) => length > 0);
	parentPort?.postMessage(
		done,
		sheets.map((sheet) => sheet.buffer as ArrayBuffer), // made by an encoder, never shared
	);
}
