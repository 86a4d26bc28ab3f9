import { isFields } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control } from '../control.ts';
import { inVolumes, type Offence } from '../places.ts';

/** No volume is a directory of the node. */
export const hostPathVolumes: Control = {
	id: 'hostPathVolumes',
	level: 'baseline',
	reason: 'hostPath volumes',
	revisions: [{ since: { major: 1, minor: 0 }, violations: (pod) => inVolumes(pod, hostPath) }],
};

function hostPath(volume: Fields): readonly Offence[] | undefined {
	const value = volume.hostPath;
	return isFields(value) ? [{ at, value }] : undefined;
}

const at = ['hostPath'];
