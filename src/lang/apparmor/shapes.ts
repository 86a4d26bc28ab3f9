import type { OtherRule } from './tree.ts';

/** What may stand in a rule. */
type Shape = {
	/** How many words may stand free beside permissions; undefined for any number. */
	readonly most: number | undefined;
	readonly permissions: ReadonlySet<string>;
	readonly conditions: ReadonlySet<string>;
	/** Whether an arrow may follow. */
	readonly hasTarget: boolean;
};

type Keyword = OtherRule['kind'];

const none: ReadonlySet<string> = new Set();
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const mounting = words('fstype vfstype options option');

/** apparmor.d(5), with the rules of AppArmor 4. */
export const shapes: { readonly [K in Keyword]: Shape } = {
	all: { most: 0, permissions: none, conditions: none, hasTarget: false },
	capability: { most: undefined, permissions: none, conditions: none, hasTarget: false },
	change_profile: { most: 2, permissions: none, conditions: none, hasTarget: true },
	dbus: {
		most: 0,
		permissions: words('send receive bind eavesdrop r read w write rw'),
		conditions: words('bus path interface member name peer'),
		hasTarget: false,
	},
	io_uring: {
		most: 0,
		permissions: words('override_creds sqpoll cmd'),
		conditions: words('label'),
		hasTarget: false,
	},
	mount: { most: 1, permissions: none, conditions: mounting, hasTarget: true },
	mqueue: {
		most: 1,
		permissions: words('r w rw create open read write delete getattr setattr'),
		conditions: words('type label'),
		hasTarget: false,
	},
	network: {
		most: 2,
		permissions: words(
			'create bind listen accept connect shutdown getattr setattr getopt setopt send receive r w rw',
		),
		conditions: words('ip port peer interface label'),
		hasTarget: false,
	},
	pivot_root: { most: 1, permissions: none, conditions: words('oldroot'), hasTarget: true },
	ptrace: {
		most: 0,
		permissions: words('r w rw read readby trace tracedby'),
		conditions: words('peer'),
		hasTarget: false,
	},
	remount: { most: 1, permissions: none, conditions: mounting, hasTarget: false },
	// Its words are read by themselves.
	rlimit: { most: undefined, permissions: none, conditions: none, hasTarget: false },
	signal: {
		most: 0,
		permissions: words('r w rw read write send receive'),
		conditions: words('set peer'),
		hasTarget: false,
	},
	umount: { most: 1, permissions: none, conditions: mounting, hasTarget: false },
	unix: {
		most: 0,
		permissions: words(
			'create bind listen accept connect shutdown getattr setattr getopt setopt send receive r w rw read write',
		),
		conditions: words('type protocol addr label attr opt peer'),
		hasTarget: false,
	},
	userns: { most: 0, permissions: words('create'), conditions: none, hasTarget: false },
};

export const limits = words(
	'cpu fsize data stack core rss nofile ofile as nproc memlock locks sigpending msgqueue nice rtprio rttime',
);

const signals = words(
	'hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt chld cont stop stp ttin ttou urg xcpu xfsz vtalrm prof winch io pwr sys emt exists lost tstp',
);

export function isSignal(name: string): boolean {
	return signals.has(name) || /^rtmin\+\d{1,2}$/.test(name);
}
