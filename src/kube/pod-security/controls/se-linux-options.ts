import { asString, valueAt } from '../../../model/fields.ts';
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
	let found: Offence[] | undefined;
	for (const at of options) {
		const value = asString(valueAt(securityContext, at)) ?? '';
		if (value === '' || (at === typeAt && allowed.includes(value))) continue;
		found ??= [];
		found.push({ at, value });
	}
	return found;
}

const typeAt = ['seLinuxOptions', 'type'];
const options = [typeAt, ['seLinuxOptions', 'user'], ['seLinuxOptions', 'role']];
