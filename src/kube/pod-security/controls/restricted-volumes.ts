import { isFields } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control } from '../control.ts';
import { inVolumes, type Offence } from '../places.ts';

/** Volumes are of kinds that need no trust in whoever writes the Pod. */
export const restrictedVolumes: Control = {
	id: 'restrictedVolumes',
	level: 'restricted',
	reason: 'restricted volume types',
	overrides: ['hostPathVolumes'],
	revisions: [{ since: { major: 1, minor: 0 }, violations: (pod) => inVolumes(pod, others) }],
};

/**
 * A source that we do not know counts as forbidden, as upstream counts it. A volume without a
 * source is an emptyDir by the API's defaulting. Two sources in one volume cannot pass the API;
 * upstream looks at the allowed one alone, we at each, lest one hide the other in a file.
 */
function others(volume: Fields): readonly Offence[] | undefined {
	let found: Offence[] | undefined;
	for (const key in volume) {
		if (allowed.has(key) || !isFields(volume[key])) continue;
		found ??= [];
		found.push({ at: [key], value: volume[key] });
	}
	return found;
}

const allowed: ReadonlySet<string> = new Set([
	'configMap',
	'csi',
	'downwardAPI',
	'emptyDir',
	'ephemeral',
	'image',
	'persistentVolumeClaim',
	'projected',
	'secret',
	'name', // no source, whatever its type
]);
