/** What a container's capability settings come to. */
export type Capabilities = {
	/** Names without `CAP_`; `ALL` when the container has every capability of the kernel. */
	readonly effective: ReadonlySet<string>;
	readonly hasAll: boolean;
	readonly dropsAll: boolean;
	readonly add: readonly string[];
	readonly drop: readonly string[];
};

/** The 41 capabilities of Linux (capabilities(7), kernel 5.9 and later), without `CAP_`. */
export const linuxCapabilities: ReadonlySet<string> = new Set([
	'AUDIT_CONTROL',
	'AUDIT_READ',
	'AUDIT_WRITE',
	'BLOCK_SUSPEND',
	'BPF',
	'CHECKPOINT_RESTORE',
	'CHOWN',
	'DAC_OVERRIDE',
	'DAC_READ_SEARCH',
	'FOWNER',
	'FSETID',
	'IPC_LOCK',
	'IPC_OWNER',
	'KILL',
	'LEASE',
	'LINUX_IMMUTABLE',
	'MAC_ADMIN',
	'MAC_OVERRIDE',
	'MKNOD',
	'NET_ADMIN',
	'NET_BIND_SERVICE',
	'NET_BROADCAST',
	'NET_RAW',
	'PERFMON',
	'SETFCAP',
	'SETGID',
	'SETPCAP',
	'SETUID',
	'SYSLOG',
	'SYS_ADMIN',
	'SYS_BOOT',
	'SYS_CHROOT',
	'SYS_MODULE',
	'SYS_NICE',
	'SYS_PACCT',
	'SYS_PTRACE',
	'SYS_RAWIO',
	'SYS_RESOURCE',
	'SYS_TIME',
	'SYS_TTY_CONFIG',
	'WAKE_ALARM',
]);

/** What containerd and Docker give a container that says nothing. CRI-O gives fewer. */
export const defaultCapabilities: ReadonlySet<string> = new Set([
	'AUDIT_WRITE',
	'CHOWN',
	'DAC_OVERRIDE',
	'FOWNER',
	'FSETID',
	'KILL',
	'MKNOD',
	'NET_BIND_SERVICE',
	'NET_RAW',
	'SETFCAP',
	'SETGID',
	'SETPCAP',
	'SETUID',
	'SYS_CHROOT',
]);

/**
 * The capabilities that the runtime gives, in the order in which containerd applies the lists: ALL
 * added, ALL dropped, single names added, single names dropped. Names that the kernel does not know
 * have no effect; case does not matter to it.
 */
export function effectiveCapabilities(settings: {
	readonly isPrivileged: boolean;
	readonly add: readonly unknown[];
	readonly drop: readonly unknown[];
}): Capabilities {
	const add = settings.add.filter((name) => typeof name === 'string');
	const drop = settings.drop.filter((name) => typeof name === 'string');
	const dropsAll = drop.some(isAll);
	if (!settings.isPrivileged && add.length === 0 && drop.length === 0) return unset;
	if (settings.isPrivileged)
		return { effective: linuxCapabilities, hasAll: true, dropsAll, add, drop };
	const addsAll = add.some(isAll);
	const start = dropsAll ? [] : addsAll ? linuxCapabilities : defaultCapabilities;
	const effective = new Set(start);
	for (const name of add)
		if (linuxCapabilities.has(name.toUpperCase())) effective.add(name.toUpperCase());
	for (const name of drop) effective.delete(name.toUpperCase());
	return { effective, hasAll: addsAll && !dropsAll && drop.length === 0, dropsAll, add, drop };
}

const unset: Capabilities = {
	effective: defaultCapabilities,
	hasAll: false,
	dropsAll: false,
	add: [],
	drop: [],
};

function isAll(name: string): boolean {
	return name.toUpperCase() === 'ALL';
}
