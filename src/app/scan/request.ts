import type { Selection } from '../../engine/scan/select.ts';
import type { Settings } from '../../model/settings.ts';
import type { Version } from '../../model/version.ts';

/** What every thread of a scan must know; plain data. */
export type ScanSetup = {
	readonly selection: Selection;
	readonly settings: Settings;
	readonly kubernetesVersion: Version;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Folder against which fingerprints name files; undefined names them as the user did. */
	readonly root: string | undefined;
};
