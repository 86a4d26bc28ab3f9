import { asString, valueAt } from '../../../model/fields.ts';
import type { Path } from '../../../model/path.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control } from '../control.ts';
import { inContainers, type Offence } from '../places.ts';

/** Probes and hooks speak to the Pod itself: the kubelet runs them from the node's network. */
export const hostProbesAndHostLifecycle: Control = {
	id: 'hostProbesAndHostLifecycle',
	level: 'baseline',
	reason: 'probe or lifecycle host',
	revisions: [
		{ since: { major: 1, minor: 34 }, violations: (pod) => inContainers(pod, otherHosts) },
	],
};

function otherHosts(container: Fields): readonly Offence[] | undefined {
	let found: Offence[] | undefined;
	for (const at of hosts) {
		const value = asString(valueAt(container, at)) ?? '';
		if (value === '') continue;
		found ??= [];
		found.push({ at, value });
	}
	return found;
}

const hosts: readonly Path[] = [
	['livenessProbe'],
	['readinessProbe'],
	['startupProbe'],
	['lifecycle', 'postStart'],
	['lifecycle', 'preStop'],
].flatMap((handler) => [
	[...handler, 'httpGet', 'host'],
	[...handler, 'tcpSocket', 'host'],
]);
