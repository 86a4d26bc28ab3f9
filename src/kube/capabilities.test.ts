import { describe, expect, test } from 'vitest';
import { defaultCapabilities, effectiveCapabilities, linuxCapabilities } from './capabilities.ts';

function effective(add: unknown[], drop: unknown[], isPrivileged = false) {
	return effectiveCapabilities({ isPrivileged, add, drop });
}

/** What a container has more and less than one that says nothing. */
function difference(add: unknown[], drop: unknown[]): string {
	const has = effective(add, drop).effective;
	const more = [...has].filter((name) => !defaultCapabilities.has(name)).map((name) => `+${name}`);
	const less = [...defaultCapabilities].filter((name) => !has.has(name)).map((name) => `-${name}`);
	return [...more, ...less].join(' ');
}

test('Linux has 41 capabilities, of which 14 are given by default', () => {
	expect([linuxCapabilities.size, defaultCapabilities.size]).toEqual([41, 14]);
	expect([...defaultCapabilities].filter((name) => !linuxCapabilities.has(name))).toEqual([]);
});

describe('single names', () => {
	test.each([
		[[], [], ''],
		[['NET_ADMIN'], [], '+NET_ADMIN'],
		[['net_admin'], [], '+NET_ADMIN'],
		[['CHOWN'], [], ''],
		[[], ['NET_RAW'], '-NET_RAW'],
		[[], ['net_raw', 'KILL'], '-KILL -NET_RAW'],
		[['NET_ADMIN'], ['NET_ADMIN'], ''],
		[['NET_RAW'], ['NET_RAW'], '-NET_RAW'],
		[['NO_SUCH'], ['NO_SUCH'], ''],
		[['CAP_SYS_ADMIN'], [], ''],
		[[], ['-NET_RAW', 'CAP_NET_RAW'], ''],
		[[5, null, {}], ['', [], true], ''],
	])('add %j, drop %j: %j', (add, drop, expected) => {
		expect(difference(add, drop)).toBe(expected);
	});
});

describe('ALL', () => {
	const all = [...linuxCapabilities].sort();
	const allBut = (...names: string[]) => all.filter((name) => !names.includes(name));

	test.each<[add: string[], drop: string[], has: string[], hasAll: boolean, dropsAll: boolean]>([
		[[], ['ALL'], [], false, true],
		[[], ['all'], [], false, true],
		[['ALL'], [], all, true, false],
		[['all'], [], all, true, false],
		[['ALL'], ['ALL'], [], false, true],
		[['ALL'], ['NET_RAW'], allBut('NET_RAW'), false, false],
		[['NET_ADMIN'], ['ALL'], ['NET_ADMIN'], false, true],
		[['NET_ADMIN', 'KILL'], ['ALL', 'KILL'], ['NET_ADMIN'], false, true],
		[['ALL', 'NET_ADMIN'], ['ALL'], ['NET_ADMIN'], false, true],
	])('add %j, drop %j', (add, drop, has, hasAll, dropsAll) => {
		const capabilities = effective(add, drop);
		expect({ ...capabilities, effective: [...capabilities.effective].sort() }).toEqual({
			effective: has,
			hasAll,
			dropsAll,
			add,
			drop,
		});
	});

	test('is what a privileged container has, whatever it drops', () => {
		const { effective: has, hasAll, dropsAll } = effective([], ['ALL'], true);
		expect([[...has].sort(), hasAll, dropsAll]).toEqual([all, true, true]);
	});
});
