import { asString } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control, PodLike, Violation } from '../control.ts';
import { exceptInUserNamespace } from '../exemptions.ts';
import { inContainerSecurityContexts, type Offence } from '../places.ts';

/** The runtime's masks over /proc stay on, save in a user namespace. */
export const procMount: Control = {
	id: 'procMount',
	level: 'baseline',
	reason: 'procMount',
	revisions: [
		{ since: { major: 1, minor: 0 }, violations: unmasked },
		{ since: { major: 1, minor: 35 }, violations: exceptInUserNamespace(unmasked) },
	],
};

/** The masks stay on in a user namespace too. */
export const procMountRestricted: Control = {
	id: 'procMount_restricted',
	level: 'restricted',
	reason: 'procMount',
	overrides: ['procMount'],
	revisions: [{ since: { major: 1, minor: 35 }, violations: unmasked }],
};

function unmasked(pod: PodLike): readonly Violation[] {
	return inContainerSecurityContexts(pod, isUnmasked);
}

function isUnmasked(securityContext: Fields): readonly Offence[] | undefined {
	const value = asString(securityContext.procMount) ?? 'Default';
	return value === 'Default' ? undefined : [{ at, value }];
}

const at = ['procMount'];
