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
	const revisions = version === 'latest' ? revisionsAt(newest) : revisionsAt(version);
	return revisions[id]?.violations(pod) ?? none;
}

type Revisions = { readonly [Id in ControlId]?: Revision | undefined };

/** The revision of every control at a version; worked out once, as every Pod asks. */
function revisionsAt(version: Version): Revisions {
	const before = worked.get(version);
	if (before) return before;
	const known = knownVersion(version);
	const revisions = Object.fromEntries(
		Object.values(controls).map((control) => [control.id, revisionAt(control, known)]),
	);
	worked.set(version, revisions);
	return revisions;
}

const worked = new WeakMap<Version, Revisions>();

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
