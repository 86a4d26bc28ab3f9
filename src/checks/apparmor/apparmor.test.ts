import { expect, test } from 'vitest';
import { runCheck } from '../../../test/run-check.ts';
import { renderPath } from '../../model/path.ts';
import type { AnyCheck } from '../define.ts';
import allowsEverything from './allows-everything.ts';
import dangerousCapability from './dangerous-capability.ts';
import defaultAllow from './default-allow.ts';
import invalid from './invalid.ts';
import kernelFiles from './kernel-files.ts';
import mount from './mount.ts';
import noEffect from './no-effect.ts';
import notEnforced from './not-enforced.ts';
import ptrace from './ptrace.ts';
import unconfinedExecution from './unconfined-execution.ts';
import userNamespace from './user-namespace.ts';

const all = [
	allowsEverything,
	dangerousCapability,
	defaultAllow,
	invalid,
	kernelFiles,
	mount,
	noEffect,
	notEnforced,
	ptrace,
	unconfinedExecution,
	userNamespace,
];

const told = (check: AnyCheck, source: string) =>
	runCheck(check, source).map(({ message, severity }) =>
		`${severity ?? ''} ${message?.en ?? check.title.en}`.trim(),
	);
const inside = (rules: string) => `include <tunables/global>\nprofile a { ${rules} }`;

// What containerd and Docker give a container that names no profile, in our words.
const runtimeDefault = `include <tunables/global>
profile default flags=(attach_disconnected,mediate_deleted) {
	include <abstractions/base>
	network,
	capability,
	file,
	umount,
	signal (receive) peer=unconfined,
	signal (send,receive) peer=default,
	deny @{PROC}/* w,
	deny @{PROC}/{[^1-9],[^1-9][^0-9],[^1-9s][^0-9y][^0-9s],[^1-9][^0-9][^0-9][^0-9]*}/** w,
	deny @{PROC}/sys/[^k]** w,
	deny @{PROC}/sys/kernel/{?,??,[^s][^h][^m]**} w,
	deny @{PROC}/sysrq-trigger rwklx,
	deny @{PROC}/kcore rwklx,
	deny mount,
	deny /sys/[^f]*/** wklx,
	deny /sys/f[^s]*/** wklx,
	deny /sys/firmware/** rwklx,
	deny /sys/kernel/security/** rwklx,
	ptrace (trace,read,tracedby,readby) peer=default,
}
`;

test('the default profile of runtimes is told for its form alone, to who is strict', () => {
	for (const check of all) {
		expect(told(check, runtimeDefault)).toEqual(check === defaultAllow ? [check.title.en] : []);
	}
});

test('a sound profile is sound to every check', () => {
	const sound = inside('/srv/** r, /tmp/** rwk, /bin/a ix, network inet tcp, capability chown,');
	for (const check of all) expect(told(check, sound)).toEqual([]);
});

test.each<[check: AnyCheck, source: string, expected: string[]]>([
	[notEnforced, 'profile a flags=(kill, audit) { }', []],
	[
		notEnforced,
		'profile a flags=(unconfined) { }',
		["The profile has the flag 'unconfined', which enforces nothing"],
	],
	[
		notEnforced,
		'profile a { ^b flags=(complain) { } }',
		["The profile has the flag 'complain', which enforces nothing"],
	],
	[allowsEverything, 'profile a { all, }', [allowsEverything.title.en]],
	[allowsEverything, 'profile a { file, capability, }', [allowsEverything.title.en]],
	[allowsEverything, 'profile a { /** rwlkmix, capability, }', [allowsEverything.title.en]],
	[allowsEverything, 'profile a { file, capability, deny /a w, }', []],
	[allowsEverything, 'profile a { file, }', []],
	[allowsEverything, 'profile a { owner file, capability, }', []],
	[allowsEverything, 'profile a { include <b> file, capability, }', []],
	[defaultAllow, 'profile a { file, capability, deny /a w, }', [defaultAllow.title.en]],
	[unconfinedExecution, inside('/a ix, /b Px, /c cix, deny /d x,'), []],
	[unconfinedExecution, inside('/a ux,'), ["Executes '/a' with 'ux', without a profile"]],
	[
		unconfinedExecution,
		inside('/a rpux,'),
		["medium Executes '/a' with 'pux', unconfined where no profile is loaded"],
	],
	[unconfinedExecution, inside('change_profile,'), ['May change to any profile']],
	[
		unconfinedExecution,
		inside('change_profile -> unconfined,'),
		['May change to no profile at all'],
	],
	[unconfinedExecution, inside('change_profile -> b, deny change_profile -> c,'), []],
	[unconfinedExecution, inside('change_profile, deny change_profile,'), []],
	[
		mount,
		inside('mount, remount, pivot_root, umount,'),
		['Allows any mount', 'Allows any remount', 'Allows any pivot_root'],
	],
	[mount, inside('mount fstype=proc -> /proc/,'), ['low Allows mount in some cases']],
	[mount, inside('mount options=bind /a/** -> /b/**,'), ['Allows mount in some cases']],
	[mount, inside('mount, deny mount,'), []],
	[userNamespace, inside('userns create,'), [userNamespace.title.en]],
	[dangerousCapability, inside('capability, deny capability sys_admin,'), []],
	[
		dangerousCapability,
		inside('capability chown sys_admin bpf,'),
		[
			'medium Allows SYS_ADMIN: mounts, namespaces and most ways out',
			'low Allows BPF: loading eBPF programs into the kernel',
		],
	],
	[dangerousCapability, inside('capability sys_admin, deny capability sys_admin,'), []],
	[ptrace, inside('ptrace,'), [ptrace.title.en]],
	[ptrace, inside('ptrace (read, readby),'), []],
	[ptrace, inside('ptrace trace peer=**,'), [ptrace.title.en]],
	[ptrace, inside('ptrace (tracedby) peer=unconfined,'), []],
	[ptrace, inside('ptrace peer=b,'), []],
	[kernelFiles, inside('/proc/sysrq-trigger w,'), ['Allows writing /proc/sysrq-trigger']],
	[
		kernelFiles,
		inside('@{PROC}/sys/kernel/** rw,'),
		['Allows writing /proc/sys/kernel/core_pattern and 1 more'],
	],
	[kernelFiles, inside('/** rw, deny /{proc,sys}/** w,'), []],
	[kernelFiles, inside('/proc/@{pid}/** rw, /proc/sys/** r,'), []],
	[kernelFiles, inside('file, deny /** w,'), []],
	[
		noEffect,
		inside('/a/b r, deny /a/** rw,'),
		["What is allowed here is denied by the rule for '/a/**'"],
	],
	[noEffect, inside('/a/b r, deny /a/** w,'), []],
	[noEffect, inside('srv r,'), ["'srv' does not begin with a slash, so it matches nothing"]],
	[
		invalid,
		'profile a flags=(complain, kill) { }',
		["The flags 'complain, kill' exclude each other"],
	],
	[
		invalid,
		'profile a flags=(attach_disconnected.path=/x, complan) { }',
		["'complan' is no flag of a profile; did you mean 'complain'?"],
	],
	[
		invalid,
		inside('capability SYS_ADMIN,'),
		["'SYS_ADMIN' is no capability; did you mean 'sys_admin'?"],
	],
	[
		invalid,
		inside('network inet tpc, network foo,'),
		[
			"'tpc' is no network family, type or protocol; did you mean 'tcp'?",
			"'foo' is no network family, type or protocol",
		],
	],
	[invalid, inside('/{a r,'), ["The brackets of '/{a' do not match"]],
	[invalid, inside('/[a r,'), ["The brackets of '/[a' do not match"]],
	[invalid, 'profile a { @{X}/b r, }', ["The variable '@{X}' is never set"]],
	[invalid, inside('@{X}/b r,'), []],
])('%#', (check, source, expected) => {
	expect(told(check, source)).toEqual(expected);
});

test('problems have the place of the word or rule', () => {
	const paths = (check: AnyCheck, source: string) =>
		runCheck(check, source).map(({ path }) => renderPath(path));
	expect(paths(dangerousCapability, inside('capability chown bpf,'))).toEqual([
		'profiles[0].rules[0].words[1]',
	]);
	expect(paths(mount, inside('/a r, audit { mount, }'))).toEqual(['profiles[0].rules[1].rules[0]']);
	expect(paths(invalid, 'profile a @{X} { }')).toEqual(['profiles[0].attachment']);
});
