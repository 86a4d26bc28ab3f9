import type { Fields } from '../../../model/resource.ts';
import type { Control, PodLike, Violation } from '../control.ts';
import { exceptInUserNamespace } from '../exemptions.ts';
import { inSecurityContexts, type Offence } from '../places.ts';

/** Nobody asks for user 0; unset is no such wish. */
export const runAsUser: Control = {
	id: 'runAsUser',
	level: 'restricted',
	reason: 'runAsUser=0',
	revisions: [
		{ since: { major: 1, minor: 23 }, violations: asRoot },
		{ since: { major: 1, minor: 35 }, violations: exceptInUserNamespace(asRoot) },
	],
};

function asRoot(pod: PodLike): readonly Violation[] {
	return inSecurityContexts(pod, isRoot);
}

function isRoot(securityContext: Fields): readonly Offence[] | undefined {
	return securityContext.runAsUser === 0 ? [{ at, value: 0 }] : undefined;
}

const at = ['runAsUser'];
