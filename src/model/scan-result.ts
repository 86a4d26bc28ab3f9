import type { CheckInfo } from './check.ts';
import type { Finding } from './finding.ts';
import type { LedgerRow } from './ledger.ts';
import type { Position } from './source.ts';
import type { Text } from './text.ts';

/** Everything that a scan says, sorted; the same on every run over the same inputs. */
export type ScanResult = {
	/** Sorted by file, document, place, check. Suppressed ones are among them, marked. */
	readonly findings: readonly Finding[];
	/** One row an input, sorted by file and document. */
	readonly ledger: readonly LedgerRow[];
	/** What the user should know about the scan itself, such as a suppression without effect. */
	readonly warnings: readonly Warning[];
	/** The checks that ran, by id. */
	readonly checks: ReadonlyMap<string, CheckInfo>;
	/** How many objects were looked at. */
	readonly resources: number;
};

export type Warning = {
	readonly message: Text;
	readonly file: string | undefined;
	readonly position: Position | undefined;
};
