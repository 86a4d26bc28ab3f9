import { join, relative, resolve } from 'node:path';
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
	const slash = file.lastIndexOf('/');
	const name = file.slice(slash + 1);
	if (slash <= 0 || name === '' || name === '.' || name === '..') {
		return relative(folder, resolve(file));
	}
	const above = file.slice(0, slash);
	if (last.folder !== folder || last.above !== above) {
		last = { folder, above, name: relative(folder, resolve(above)) };
	}
	return last.name === '' ? name : join(last.name, name);
}

/** Files come folder by folder. */
let last = { folder: '', above: '', name: '' };
