/** A Kubernetes minor version, such as `1.30`. */
export type Version = { readonly major: number; readonly minor: number };

/** Reads `1.30`, `v1.30` and `v1.30.2`; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
	const match = /^v?(\d{1,3})\.(\d{1,3})(?:\.\d+.*)?$/.exec(text);
	return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

/** Negative when `a` is older than `b`, 0 when equal, positive otherwise. */
export function compareVersion(a: Version, b: Version): number {
	return a.major - b.major || a.minor - b.minor;
}

export function renderVersion(version: Version): string {
	return `${version.major}.${version.minor}`;
}
