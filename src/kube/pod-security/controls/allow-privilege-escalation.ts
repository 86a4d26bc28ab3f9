import { asBoolean } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control, PodLike, Violation } from '../control.ts';
import { exceptOnWindows } from '../exemptions.ts';
import { inContainerSecurityContexts, type Offence } from '../places.ts';

/** Every container says false itself: unset means true, and the Pod cannot say it for them. */
export const allowPrivilegeEscalation: Control = {
	id: 'allowPrivilegeEscalation',
	level: 'restricted',
	reason: 'allowPrivilegeEscalation != false',
	revisions: [
		{ since: { major: 1, minor: 8 }, violations: allowed },
		{ since: { major: 1, minor: 25 }, violations: exceptOnWindows(allowed) },
	],
};

function allowed(pod: PodLike): readonly Violation[] {
	return inContainerSecurityContexts(pod, isAllowed);
}

function isAllowed(securityContext: Fields): readonly Offence[] | undefined {
	const value = asBoolean(securityContext.allowPrivilegeEscalation);
	return value === false ? undefined : [{ at, value }];
}

const at = ['allowPrivilegeEscalation'];
