import { Worker } from 'node:worker_threads';
import type { TextScan } from '../../engine/scan/text.ts';
import type { FoundFile } from '../../io/find.ts';
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
): Promise<TextScan[]> {
	const share = new Share();
	const batches: TextScan[][] = [];
	const others = Array.from({ length: jobs - 1 }, () =>
		startWorker({ setup, files, share: share.buffer }, batches),
	);
	for (let batch = share.take(); batch * batchSize < files.length; batch = share.take()) {
		const own = files.slice(batch * batchSize, (batch + 1) * batchSize);
		batches[batch] = own.map((file) => scanner.scanFile(file));
		onProgress(Math.min(share.taken * batchSize, files.length));
	}
	await Promise.all(others);
	return batches.flat();
}

function startWorker(workerData: Work, batches: TextScan[][]): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
		const decoder = new TextDecoder();
		worker.on('message', ({ batch, bytes }: BatchDone) => {
			batches[batch] = JSON.parse(decoder.decode(bytes)) as TextScan[]; // written by our worker
		});
		worker.once('error', reject);
		worker.once('exit', () => resolve());
	});
}
