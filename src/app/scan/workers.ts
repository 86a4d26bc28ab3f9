import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import type { ScannedBatches } from './batch.ts';
import type { Done, Work } from './worker.ts';

/** Starts threads that scan batches into `scanned`; done when they have no more to do. */
export async function startWorkers(
	count: number,
	work: Work,
	scanned: ScannedBatches,
): Promise<void> {
	await Promise.all(Array.from({ length: count }, () => startWorker(work, scanned)));
}

function startWorker(workerData: Work, { batches, used }: ScannedBatches): Promise<void> {
	const { suppressions } = workerData.setup;
	return new Promise((resolve, reject) => {
		const worker = new Worker(join(import.meta.dirname, 'worker.js'), { workerData });
		worker.on('message', ({ number, batch, configUsed }: Done) => {
			batches[number] = batch;
			for (const index of configUsed) used.add(suppressions[index] as Suppression); // its index
		});
		worker.once('error', reject);
		worker.once('exit', () => resolve());
	});
}
