import type { TextScan } from '../../engine/scan/text.ts';
import type { Resource } from '../../model/resource.ts';

/**
 * The scans of some files, ready to be kept until all are done or sent to another thread. The facts
 * of all objects are most of what is kept: as JSON they take little room, and none of the collector's
 * time.
 */
export type Batch = { readonly scans: readonly TextScan[]; readonly facts: string };

export function packBatch(scans: readonly TextScan[]): Batch {
	return {
		scans: scans.map((scan) => (scan.facts.length === 0 ? scan : { ...scan, facts: [] })),
		facts: JSON.stringify(scans.flatMap(({ facts }) => facts)),
	};
}

/** The facts of batches, in their order. */
export function unpackFacts(batches: readonly Batch[]): Resource[] {
	return batches.flatMap(({ facts }) => JSON.parse(facts) as Resource[]); // written by `packBatch`
}
