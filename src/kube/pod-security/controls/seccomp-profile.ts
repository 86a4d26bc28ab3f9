import { asString, isFields } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control, PodLike, Violation } from '../control.ts';
import { exceptOnWindows } from '../exemptions.ts';
import {
	inContainerSecurityContexts,
	inSecurityContexts,
	type Offence,
	podSecurityContext,
} from '../places.ts';
import { seccompAnnotations } from './seccomp-annotations.ts';

/** Seccomp is not switched off: by annotation until 1.18, by field since. */
export const seccompProfileBaseline: Control = {
	id: 'seccompProfile_baseline',
	level: 'baseline',
	reason: 'seccompProfile',
	revisions: [
		{ since: { major: 1, minor: 0 }, violations: seccompAnnotations },
		{ since: { major: 1, minor: 19 }, violations: (pod) => inSecurityContexts(pod, unconfined) },
	],
};

/** Every container has a seccomp profile: its own, or the Pod's where it has none. */
export const seccompProfileRestricted: Control = {
	id: 'seccompProfile_restricted',
	level: 'restricted',
	reason: 'seccompProfile',
	overrides: ['seccompProfile_baseline'],
	revisions: [
		{ since: { major: 1, minor: 19 }, violations: unprofiled },
		{ since: { major: 1, minor: 25 }, violations: exceptOnWindows(unprofiled) },
	],
};

/** A profile that the Pod sets, good or bad, speaks for the containers without one. */
function unprofiled(pod: PodLike): readonly Violation[] {
	return isFields(podSecurityContext(pod).seccompProfile)
		? inSecurityContexts(pod, unconfined)
		: inContainerSecurityContexts(pod, unsetOrUnconfined);
}

function unsetOrUnconfined(securityContext: Fields): readonly Offence[] | undefined {
	if (isFields(securityContext.seccompProfile)) return unconfined(securityContext);
	return [{ at: typeAt, value: undefined }];
}

function unconfined(securityContext: Fields): readonly Offence[] | undefined {
	const { seccompProfile } = securityContext;
	if (!isFields(seccompProfile)) return undefined;
	const value = asString(seccompProfile.type);
	if (value === 'RuntimeDefault' || value === 'Localhost') return undefined;
	return [{ at: typeAt, value }];
}

const typeAt = ['seccompProfile', 'type'];
