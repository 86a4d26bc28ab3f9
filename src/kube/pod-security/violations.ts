import { compareVersion, type Version } from '../../model/version.ts';
import type { Control, ControlId, PodLike, Revision, Violation } from './control.ts';
import { controls } from './controls.ts';
import { none } from './places.ts';

/** What one control finds at a policy version; nothing where it does not apply yet. */
export function violations(
	id: ControlId,
	pod: PodLike,
	version: PolicyVersion = 'latest',
): readonly Violation[] {
	return revisionAt(controls[id], knownVersion(version))?.violations(pod) ?? none;
}

/** `latest` stands for the newest policy version that we know. */
export type PolicyVersion = Version | 'latest';

/** The version whose meaning applies: anything newer than we know counts as the newest. */
export function knownVersion(version: PolicyVersion): Version {
	if (version === 'latest') return newest;
	if (compareVersion(version, oldest) < 0) return oldest;
	return compareVersion(version, newest) < 0 ? version : newest;
}

export function revisionAt(control: Control, version: Version): Revision | undefined {
	return control.revisions.findLast(({ since }) => compareVersion(since, version) <= 0);
}

const oldest: Version = { major: 1, minor: 0 };
const newest: Version = { major: 1, minor: 37 };
