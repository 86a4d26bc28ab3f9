import { asFields } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control } from '../control.ts';
import { inSecurityContexts, type Offence } from '../places.ts';

/** No Windows container runs as a process of the node. */
export const windowsHostProcess: Control = {
	id: 'windowsHostProcess',
	level: 'baseline',
	reason: 'hostProcess',
	revisions: [
		{ since: { major: 1, minor: 0 }, violations: (pod) => inSecurityContexts(pod, isHostProcess) },
	],
};

function isHostProcess(securityContext: Fields): readonly Offence[] | undefined {
	return asFields(securityContext.windowsOptions).hostProcess === true
		? [{ at, value: true }]
		: undefined;
}

const at = ['windowsOptions', 'hostProcess'];
