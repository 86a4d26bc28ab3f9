import { asString, isFields } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control, Detect } from '../control.ts';
import { inSecurityContexts, type Offence } from '../places.ts';

const types = ['container_t', 'container_init_t', 'container_kvm_t'];

/** SELinux types stay among those made for containers; user and role stay unset. */
export const seLinuxOptions: Control = {
	id: 'seLinuxOptions',
	level: 'baseline',
	reason: 'seLinuxOptions',
	revisions: [
		{ since: { major: 1, minor: 0 }, violations: onlyTypes(types) },
		{ since: { major: 1, minor: 31 }, violations: onlyTypes([...types, 'container_engine_t']) },
	],
};

function onlyTypes(allowed: readonly string[]): Detect {
	const rule = (securityContext: Fields) => custom(securityContext, allowed);
	return (pod) => inSecurityContexts(pod, rule);
}

function custom(
	securityContext: Fields,
	allowed: readonly string[],
): readonly Offence[] | undefined {
	const { seLinuxOptions } = securityContext;
	if (!isFields(seLinuxOptions)) return undefined;
	let found: Offence[] | undefined;
	for (const option of ['type', 'user', 'role']) {
		const value = asString(seLinuxOptions[option]) ?? '';
		if (value === '' || (option === 'type' && allowed.includes(value))) continue;
		found ??= [];
		found.push({ at: ['seLinuxOptions', option], value });
	}
	return found;
}
