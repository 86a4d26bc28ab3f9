import { parentPort, workerData } from 'node:worker_threads';
import type { FoundFile } from '../../io/find.ts';
import { packBatch } from './batch.ts';
import type { ScanSetup } from './request.ts';
import { createScanner } from './scanner.ts';
import { batchSize, Share } from './share.ts';

/** What a worker is started with. */
export type Work = {
	readonly setup: ScanSetup;
	readonly files: readonly FoundFile[];
	readonly share: SharedArrayBuffer;
};

/** One batch, as JSON bytes: cheaper to move than to copy object by object. */
export type BatchDone = {
	readonly batch: number;
	readonly scans: Uint8Array<ArrayBuffer>;
	readonly facts: Uint8Array<ArrayBuffer>;
};

const { setup, files, share: buffer } = workerData as Work; // our own `pool.ts` starts us
const scanner = createScanner(setup);
const share = new Share(buffer);
const encoder = new TextEncoder();
for (let batch = share.take(); batch * batchSize < files.length; batch = share.take()) {
	const own = files.slice(batch * batchSize, (batch + 1) * batchSize);
	const packed = packBatch(own.map((file) => scanner.scanFile(file)));
	const scans = encoder.encode(JSON.stringify(packed.scans));
	const facts = encoder.encode(packed.facts);
	const done: BatchDone = { batch, scans, facts };
	parentPort?.postMessage(done, [scans.buffer, facts.buffer]);
}
