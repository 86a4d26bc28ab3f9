import { Worker } from 'node:worker_threads';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import { type Batch, type Entries, isStreamed, scanBatch } from './batch.ts';
import type { ScanSetup } from './request.ts';
import type { Scanner } from './scanner.ts';
import { Share } from './share.ts';
import type { Done, Work } from './worker.ts';

/** Told now and then how many batches have been taken up. */
export type OnProgress = (batches: number) => void;

/** What all threads together have done. */
export type ScannedBatches = {
	readonly batches: Batch[];
	/** The suppressions of the configuration that did something on other threads. */
	readonly used: Set<Suppression>;
};

/**
 * Scans batches on this thread and `jobs - 1` others. The results stand in the order of the batches,
 * whoever scanned them.
 */
export async function scanBatches(
	all: readonly Entries[],
	scanner: Scanner,
	{ jobs, setup, onProgress }: { jobs: number; setup: ScanSetup; onProgress: OnProgress },
): Promise<ScannedBatches> {
	const share = new Share();
	const scanned: ScannedBatches = { batches: [], used: new Set() };
	const others = Array.from({ length: jobs - 1 }, () =>
		startWorker({ setup, batches: all, share: share.buffer }, scanned),
	);
	for (const [number, entries] of all.entries()) {
		// What can be read only once is read here, so that this thread can give its text again.
		if (isStreamed(entries)) scanned.batches[number] = scanBatch(entries, scanner, setup.language);
	}
	for (let number = share.take(); number < all.length; number = share.take()) {
		const entries = all[number] ?? [];
		if (isStreamed(entries)) continue;
		scanned.batches[number] = scanBatch(entries, scanner, setup.language);
		onProgress(Math.min(share.taken, all.length));
	}
	await Promise.all(others);
	return scanned;
}

function startWorker(workerData: Work, { batches, used }: ScannedBatches): Promise<void> {
	const { suppressions } = workerData.setup;
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
		worker.on('message', ({ number, batch, configUsed }: Done) => {
			batches[number] = batch;
			for (const index of configUsed) used.add(suppressions[index] as Suppression); // its index
		});
		worker.once('error', reject);
		worker.once('exit', () => resolve());
	});
}
