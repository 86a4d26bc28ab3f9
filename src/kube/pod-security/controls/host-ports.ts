import { asFields, asList, asNumber } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control } from '../control.ts';
import { inContainers, type Offence } from '../places.ts';

/** No container takes a port of the node; 0 counts as unset. */
export const hostPorts: Control = {
	id: 'hostPorts',
	level: 'baseline',
	reason: 'hostPort',
	revisions: [{ since: { major: 1, minor: 0 }, violations: (pod) => inContainers(pod, taken) }],
};

function taken(container: Fields): readonly Offence[] | undefined {
	const ports = asList(container.ports);
	let found: Offence[] | undefined;
	for (let i = 0; i < ports.length; i++) {
		const value = asNumber(asFields(ports[i]).hostPort) ?? 0;
		if (value === 0) continue;
		found ??= [];
		found.push({ at: ['ports', i, 'hostPort'], value });
	}
	return found;
}
