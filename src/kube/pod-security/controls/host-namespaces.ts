import type { Control, PodLike, Violation } from '../control.ts';
import { none } from '../places.ts';

/** The Pod shares no namespace with its node. */
export const hostNamespaces: Control = {
	id: 'hostNamespaces',
	level: 'baseline',
	reason: 'host namespaces',
	revisions: [{ since: { major: 1, minor: 0 }, violations: shared }],
};

function shared(pod: PodLike): readonly Violation[] {
	let found: Violation[] | undefined;
	for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
		if (pod.spec[field] !== true) continue;
		found ??= [];
		found.push({ path: ['spec', field], value: true });
	}
	return found ?? none;
}
