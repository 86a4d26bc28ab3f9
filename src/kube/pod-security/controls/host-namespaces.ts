import { valueAt } from '../../../model/fields.ts';
import type { Path } from '../../../model/path.ts';
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
	for (const path of namespaces) {
		if (valueAt(pod, path) !== true) continue;
		found ??= [];
		found.push({ path, value: true });
	}
	return found ?? none;
}

const namespaces: readonly Path[] = [
	['spec', 'hostNetwork'],
	['spec', 'hostPID'],
	['spec', 'hostIPC'],
];
