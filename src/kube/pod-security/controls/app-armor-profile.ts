import { asString, isFields } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control, PodLike, Violation } from '../control.ts';
import {
	annotationViolation,
	inSecurityContexts,
	none,
	type Offence,
	podAnnotations,
	together,
} from '../places.ts';

/** AppArmor stays on, whether set by field (1.30+) or by annotation (before). */
export const appArmorProfile: Control = {
	id: 'appArmorProfile',
	level: 'baseline',
	reason: 'forbidden AppArmor profile',
	// Upstream judges field and annotation at every policy version, also those before the field.
	revisions: [
		{
			since: { major: 1, minor: 0 },
			violations: (pod) => together(inSecurityContexts(pod, unconfined), annotated(pod)),
		},
	],
};

function unconfined(securityContext: Fields): readonly Offence[] | undefined {
	const profile = securityContext.appArmorProfile;
	if (!isFields(profile)) return undefined;
	const value = asString(profile.type);
	if (value === 'RuntimeDefault' || value === 'Localhost') return undefined;
	return [{ at: typeAt, value }];
}

function annotated(pod: PodLike): readonly Violation[] {
	const annotations = podAnnotations(pod);
	let found: Violation[] | undefined;
	for (const key in annotations) {
		if (!key.startsWith(prefix)) continue;
		const value = asString(annotations[key]) ?? '';
		if (value === '' || value === 'runtime/default' || value.startsWith('localhost/')) continue;
		found ??= [];
		found.push(annotationViolation(key, value, key.slice(prefix.length)));
	}
	return found ?? none;
}

const typeAt = ['appArmorProfile', 'type'];
const prefix = 'container.apparmor.security.beta.kubernetes.io/';
