import type { Fields } from '../../../model/resource.ts';
import type { Control } from '../control.ts';
import { inContainerSecurityContexts, type Offence } from '../places.ts';

/** No container is privileged: such a container is the node. */
export const privileged: Control = {
	id: 'privileged',
	level: 'baseline',
	reason: 'privileged',
	revisions: [
		{
			since: { major: 1, minor: 0 },
			violations: (pod) => inContainerSecurityContexts(pod, isPrivileged),
		},
	],
};

function isPrivileged(securityContext: Fields): readonly Offence[] | undefined {
	return securityContext.privileged === true ? [{ at, value: true }] : undefined;
}

const at = ['privileged'];
