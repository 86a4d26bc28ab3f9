import type { SeccompProfile, SeccompRule } from './profile.ts';

/** What a profile makes of a system call; `partly` where arguments or other programs decide. */
export type Verdict = 'allowed' | 'denied' | 'partly';

export function verdictOn(profile: SeccompProfile, call: string): Verdict {
	const rules = profile.rulesOf.get(call) ?? [];
	const whole = rules.find(isWhole);
	if (whole) return verdictOf(whole.action);
	return rules.length > 0 ? 'partly' : verdictOf(profile.defaultAction);
}

/** Whether a rule is about every call of its names, in every container. */
export function isWhole({ args, isConditional }: SeccompRule): boolean {
	return args.length === 0 && !isConditional;
}

/** What an action comes to for the program. An unknown one never runs, so nothing is said of it. */
export function verdictOf(action: string | undefined): Verdict {
	if (action === 'SCMP_ACT_ALLOW' || action === 'SCMP_ACT_LOG') return 'allowed';
	if (action === 'SCMP_ACT_NOTIFY') return 'partly';
	return actions.has(action ?? '') ? 'denied' : 'partly';
}

/** Whether an action ends the program instead of telling it no. */
export function isFatal(action: string | undefined): boolean {
	return /^SCMP_ACT_(?:KILL|TRAP)/.test(action ?? '');
}

/** What the runtime specification knows; a container with any other word is not created. */
export const actions: ReadonlySet<string> = new Set(
	['ALLOW', 'ERRNO', 'KILL', 'KILL_PROCESS', 'KILL_THREAD', 'LOG', 'NOTIFY', 'TRACE', 'TRAP'].map(
		(word) => `SCMP_ACT_${word}`,
	),
);

export const operators: ReadonlySet<string> = new Set(
	['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'].map((word) => `SCMP_CMP_${word}`),
);

export const architectures: ReadonlySet<string> = new Set(
	'NATIVE X86 X86_64 X32 ARM AARCH64 LOONGARCH64 M68K MIPS MIPS64 MIPS64N32 MIPSEL MIPSEL64 MIPSEL64N32 PARISC PARISC64 PPC PPC64 PPC64LE RISCV64 S390 S390X SH SHEB'
		.split(' ')
		.map((word) => `SCMP_ARCH_${word}`),
);
