import { asFields, asString, isFields } from '../../../model/fields.ts';
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
	for (const { at: start, field } of handlers) {
		const lifecycle = asFields(container.lifecycle);
		const handler = (start.length === 1 ? container : lifecycle)[field];
		if (!isFields(handler)) continue;
		for (const action of ['httpGet', 'tcpSocket']) {
			const value = asString(asFields(handler[action]).host) ?? '';
			if (value === '') continue;
			found ??= [];
			found.push({ at: [...start, action, 'host'], value });
		}
	}
	return found;
}

const handlers: readonly { readonly at: Path; readonly field: string }[] = [
	{ at: ['livenessProbe'], field: 'livenessProbe' },
	{ at: ['readinessProbe'], field: 'readinessProbe' },
	{ at: ['startupProbe'], field: 'startupProbe' },
	{ at: ['lifecycle', 'postStart'], field: 'postStart' },
	{ at: ['lifecycle', 'preStop'], field: 'preStop' },
];
