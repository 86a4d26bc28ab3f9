import { asFields, asList } from '../../../model/fields.ts';
import type { Fields } from '../../../model/resource.ts';
import type { Control, PodLike, Violation } from '../control.ts';
import { exceptOnWindows } from '../exemptions.ts';
import { inContainerSecurityContexts, type Offence } from '../places.ts';

/** Only capabilities that runtimes give anyway may be added, and not NET_RAW. */
export const capabilitiesBaseline: Control = {
	id: 'capabilities_baseline',
	level: 'baseline',
	reason: 'non-default capabilities',
	revisions: [
		{
			since: { major: 1, minor: 0 },
			violations: (pod) => inContainerSecurityContexts(pod, beyondDefault),
		},
	],
};

/**
 * Every container drops ALL and adds nothing but NET_BIND_SERVICE. The path tells the two apart:
 * it ends in `drop` where ALL is not dropped, and in `add` and an index where one is added.
 */
export const capabilitiesRestricted: Control = {
	id: 'capabilities_restricted',
	level: 'restricted',
	reason: 'unrestricted capabilities',
	overrides: ['capabilities_baseline'],
	revisions: [
		{ since: { major: 1, minor: 22 }, violations: unrestricted },
		{ since: { major: 1, minor: 25 }, violations: exceptOnWindows(unrestricted) },
	],
};

function beyondDefault(securityContext: Fields): readonly Offence[] | undefined {
	return addedBeyond(securityContext, defaultSet);
}

function unrestricted(pod: PodLike): readonly Violation[] {
	return inContainerSecurityContexts(pod, keptOrAdded);
}

function keptOrAdded(securityContext: Fields): readonly Offence[] | undefined {
	const added = addedBeyond(securityContext, restrictedSet);
	const { drop } = asFields(securityContext.capabilities);
	if (asList(drop).includes('ALL')) return added;
	const kept = { at: dropAt, value: Array.isArray(drop) ? drop : undefined };
	return added === undefined ? [kept] : [kept, ...added];
}

function addedBeyond(
	securityContext: Fields,
	allowed: ReadonlySet<unknown>,
): readonly Offence[] | undefined {
	const add = asList(asFields(securityContext.capabilities).add);
	let found: Offence[] | undefined;
	for (let i = 0; i < add.length; i++) {
		if (allowed.has(add[i])) continue;
		found ??= [];
		found.push({ at: [...addAt, i], value: add[i] });
	}
	return found;
}

const dropAt = ['capabilities', 'drop'];
const addAt = ['capabilities', 'add'];

const defaultSet: ReadonlySet<unknown> = new Set([
	'AUDIT_WRITE',
	'CHOWN',
	'DAC_OVERRIDE',
	'FOWNER',
	'FSETID',
	'KILL',
	'MKNOD',
	'NET_BIND_SERVICE',
	'SETFCAP',
	'SETGID',
	'SETPCAP',
	'SETUID',
	'SYS_CHROOT',
]);
const restrictedSet: ReadonlySet<unknown> = new Set(['NET_BIND_SERVICE']);
