import { asFields, asList, asString } from '../../../model/fields.ts';
import type { Control, Detect, PodLike, Violation } from '../control.ts';
import { none, podSecurityContext } from '../places.ts';

const names1_0 = [
	'kernel.shm_rmid_forced',
	'net.ipv4.ip_local_port_range',
	'net.ipv4.ip_unprivileged_port_start',
	'net.ipv4.ping_group_range',
	'net.ipv4.tcp_syncookies',
];
const names1_27 = [...names1_0, 'net.ipv4.ip_local_reserved_ports'];
const names1_29 = [
	...names1_27,
	'net.ipv4.tcp_fin_timeout',
	'net.ipv4.tcp_keepalive_intvl',
	'net.ipv4.tcp_keepalive_probes',
	'net.ipv4.tcp_keepalive_time',
];
const names1_32 = [...names1_29, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'];
const names1_37 = [
	...names1_32,
	'net.ipv4.tcp_notsent_lowat',
	'net.ipv4.tcp_slow_start_after_idle',
];

/** Only sysctls that the kernel keeps apart per Pod are set; the list grows with the versions. */
export const sysctls: Control = {
	id: 'sysctls',
	level: 'baseline',
	reason: 'forbidden sysctls',
	revisions: [
		{ since: { major: 1, minor: 0 }, violations: only(names1_0) },
		{ since: { major: 1, minor: 27 }, violations: only(names1_27) },
		{ since: { major: 1, minor: 29 }, violations: only(names1_29) },
		{ since: { major: 1, minor: 32 }, violations: only(names1_32) },
		{ since: { major: 1, minor: 37 }, violations: only(names1_37) },
	],
};

function only(names: readonly string[]): Detect {
	const allowed: ReadonlySet<unknown> = new Set(names);
	return (pod) => others(pod, allowed);
}

function others(pod: PodLike, allowed: ReadonlySet<unknown>): readonly Violation[] {
	const set = asList(podSecurityContext(pod).sysctls);
	let found: Violation[] | undefined;
	for (let i = 0; i < set.length; i++) {
		const value = asString(asFields(set[i]).name);
		if (allowed.has(value)) continue;
		found ??= [];
		found.push({ path: ['spec', 'securityContext', 'sysctls', i, 'name'], value });
	}
	return found ?? none;
}
