import type { Version } from '../../model/version.ts';
import { schemaIndex } from './decode.ts';

/** The oldest Kubernetes version of which the API is known. */
export function oldestVersion(): Version {
	return versionOf(schemaIndex().oldest);
}

/** The newest Kubernetes version of which the API is known. */
export function newestVersion(): Version {
	return versionOf(schemaIndex().newest);
}

/**
 * The version that stands in for `version`: itself when its API is known, else the oldest or newest
 * known. A caller that gets another version back should say so.
 */
export function nearestVersion(version: Version): Version {
	return versionOf(nearestMinor(version));
}

/** The known minor version nearest to `version`. */
export function nearestMinor({ major, minor }: Version): number {
	const { oldest, newest } = schemaIndex();
	if (major !== 1) return major < 1 ? oldest : newest;
	return Math.min(Math.max(minor, oldest), newest);
}

export function versionOf(minor: number): Version {
	return { major: 1, minor };
}
