import type { Position } from './source.ts';
import type { Text } from './text.ts';

/** What became of one input: a document, or a whole file when it has none. */
export type LedgerRow = {
	readonly file: string;
	/** 1-based number of the document; undefined when the row speaks of the whole file. */
	readonly document: number | undefined;
	readonly status: 'scanned' | 'skipped' | 'unreadable';
	/** Why it was skipped or could not be read, or a remark on a scanned document. */
	readonly reason: Text | undefined;
	readonly position: Position | undefined;
};
