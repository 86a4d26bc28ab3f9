import { Worker } from 'node:worker_threads';
import type { FoundFile } from '../../io/find.ts';
import { type Batch, packBatch } from './batch.ts';
import type { ScanSetup } from './request.ts';
import type { Scanner } from './scanner.ts';
import { batchSize, Share } from './share.ts';
import type { BatchDone, Work } from './worker.ts';

/** Told now and then how many files have been taken up. */
export type OnProgress = (files: number) => void;

/**
 * Scans files on this thread and `jobs - 1` others. The results stand in the order of the files,
 * whoever scanned them.
 */
export async function scanFiles(
	files: readonly FoundFile[],
	scanner: Scanner,
	{ jobs, setup, onProgress }: { jobs: number; setup: ScanSetup; onProgress: OnProgress },
): Promise<Batch[]> {
	const share = new Share();
	const batches: Batch[] = [];
	const others = Array.from({ length: jobs - 1 }, () =>
		startWorker({ setup, files, share: share.buffer }, batches),
	);
	for (let batch = share.take(); batch * batchSize < files.length; batch = share.take()) {
		const own = files.slice(batch * batchSize, (batch + 1) * batchSize);
		batches[batch] = packBatch(own.map((file) => scanner.scanFile(file)));
		onProgress(Math.min(share.taken * batchSize, files.length));
	}
	await Promise.all(others);
	return batches;
}

function startWorker(workerData: Work, batches: Batch[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
		const decoder = new TextDecoder();
		worker.on('message', ({ batch, scans, facts }: BatchDone) => {
			// Written by our worker.
			const parsed = JSON.parse(decoder.decode(scans)) as Batch['scans'];
			batches[batch] = { scans: parsed, facts: decoder.decode(facts) };
		});
		worker.once('error', reject);
		worker.once('exit', () => resolve());
	});
}
