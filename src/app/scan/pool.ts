import { type Entries, isStreamed, type ScannedBatches, scanBatch } from './batch.ts';
import { keepYoungGeneration } from './memory.ts';
import type { ScanSetup } from './request.ts';
import type { Scanner } from './scanner.ts';
import { Share } from './share.ts';

/** Told now and then how many batches have been taken up. */
export type OnProgress = (batches: number) => void;

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
	let isKept = false;
	const scanned: ScannedBatches = { batches: [], used: new Set() };
	// Most scans are small; they do without what threads need.
	const others = jobs > 1 ? (await import('./workers.ts')).startWorkers : noWorkers;
	const done = others(jobs - 1, { setup, batches: all, share: share.buffer }, scanned);
	for (const [number, entries] of all.entries()) {
		// What can be read only once is read here, so that this thread can give its text again.
		if (isStreamed(entries)) scanned.batches[number] = scanBatch(entries, scanner, setup.rows);
	}
	for (let number = share.take(); number < all.length; number = share.take()) {
		const entries = all[number] ?? [];
		if (isStreamed(entries)) continue;
		scanned.batches[number] = scanBatch(entries, scanner, setup.rows);
		if (share.taken > grown * jobs && !isKept) {
			keepYoungGeneration();
			isKept = true;
		}
		onProgress(Math.min(share.taken, all.length));
	}
	await done;
	return scanned;
}

/** After so many batches a thread's young generation has the size that suits it. */
const grown = 10;

async function noWorkers(): Promise<void> {}
