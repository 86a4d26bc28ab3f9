import { asBoolean } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control, PodLike, Violation } from '../control.ts';
import { exceptInUserNamespace } from '../exemptions.ts';
import {
	inContainerSecurityContexts,
	inSecurityContexts,
	type Offence,
	podSecurityContext,
} from '../places.ts';

/** The kubelet refuses to start any container of the Pod as root. */
export const runAsNonRoot: Control = {
	id: 'runAsNonRoot',
	level: 'restricted',
	reason: 'runAsNonRoot != true',
	revisions: [
		{ since: { major: 1, minor: 0 }, violations: rootPossible },
		{ since: { major: 1, minor: 35 }, violations: exceptInUserNamespace(rootPossible) },
	],
};

/** What the Pod says, good or bad, speaks for the containers that say nothing. */
function rootPossible(pod: PodLike): readonly Violation[] {
	return asBoolean(podSecurityContext(pod).runAsNonRoot) === undefined
		? inContainerSecurityContexts(pod, isNotTrue)
		: inSecurityContexts(pod, isFalse);
}

function isNotTrue(securityContext: Fields): readonly Offence[] | undefined {
	const value = asBoolean(securityContext.runAsNonRoot);
	return value === true ? undefined : [{ at, value }];
}

function isFalse(securityContext: Fields): readonly Offence[] | undefined {
	return securityContext.runAsNonRoot === false ? [{ at, value: false }] : undefined;
}

const at = ['runAsNonRoot'];
