import { relative, resolve } from 'node:path';
import type { Selection } from '../../engine/scan/select.ts';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import { standardInput } from '../../io/find.ts';
import type { Settings } from '../../model/settings.ts';
import type { Version } from '../../model/version.ts';
import type { RowStyle } from '../../report/rows.ts';

/** What every thread of a scan must know; plain data. */
export type ScanSetup = {
	readonly selection: Selection;
	readonly settings: Settings;
	readonly kubernetesVersion: Version;
	/** How the rows of the reports are written. */
	readonly rows: RowStyle;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Folder against which fingerprints name files; undefined names them as the user did. */
	readonly root: string | undefined;
	/** The folder of holdfast.yaml, from which its patterns count. */
	readonly configFolder: string;
	/** From the configuration. */
	readonly suppressions: readonly Suppression[];
	/** Fingerprints that are known; undefined without a baseline. */
	readonly baseline: ReadonlySet<string> | undefined;
};

/** A file's name from a folder, wherever the scan runs; as the user wrote it without one. */
export function nameFrom(folder: string | undefined, file: string): string {
	if (folder === undefined || file === standardInput) return file;
	return relative(folder, resolve(file));
}
