import { profileOf, type SeccompProfile } from '../../kube/seccomp/profile.ts';
import { isFatal, verdictOn } from '../../kube/seccomp/verdict.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'Programs can hardly start under the seccomp profile',
		'程序在该 seccomp 配置下难以启动',
	),
	why: text(
		'A program makes system calls before its first line runs: to be executed, to load its libraries, to set up memory. Without them the container ends at once, often without a message.',
		'程序在执行自身代码之前就要进行系统调用：执行文件、加载动态库、准备内存。缺少这些调用，容器会立即退出，往往没有任何提示。',
	),
	mend: text(
		'Allow the system calls named, or record the profile from the running program.',
		'放行所列的系统调用，或从运行中的程序录制配置。',
	),
	severity: 'high',
	standards: ['nsa:hardened-environments'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		if (!profile || profile.isPart) return undefined;
		const isDenied = (call: string) => verdictOn(profile, call) === 'denied';
		const path = [...profile.path, 'syscalls'];
		const essential = ['execve', 'exit_group'].filter(isDenied);
		if (essential.length > 0) {
			const list = essential.join(', ');
			return {
				path,
				message: text(
					`No program can run: not allowed is ${list}`,
					`任何程序都无法运行：未放行 ${list}`,
				),
			};
		}
		const missing = startCalls(profile).filter((calls) => calls.every(isDenied));
		if (missing.length === 0) return undefined;
		const list = missing.map(([call]) => call).join(', ');
		return {
			path,
			severity: 'medium',
			message: text(
				`Most programs cannot start: not allowed is ${list}`,
				`多数程序无法启动：未放行 ${list}`,
			),
		};
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    {
      "names": ["read", "write", "close"],
      "action": "SCMP_ACT_ALLOW"
    }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    {
      "names": [
        "brk", "close", "execve", "exit_group", "futex", "mmap", "mprotect", "munmap",
        "newfstatat", "openat", "pread64", "read", "rt_sigaction", "rt_sigreturn", "write"
      ],
      "action": "SCMP_ACT_ALLOW"
    }
  ]
}
`,
		},
	],
});

type Calls = readonly [string, ...string[]];

/** Without one of each, a C program with shared libraries ends before main(), as measured with glibc. */
const always: readonly Calls[] = [
	['mmap', 'mmap2'],
	['mprotect'],
	['openat', 'open'],
	['read'],
	['close'],
	['newfstatat', 'fstat', 'fstatat64', 'fstat64', 'statx'],
	['pread64'],
];
/** What it tries and can do without, unless to try is fatal. */
const tried: readonly Calls[] = [
	['brk'],
	['munmap'],
	['set_tid_address'],
	['set_robust_list'],
	['rseq'],
	['prlimit64'],
	['getrandom'],
	['access', 'faccessat'],
];

function startCalls({ architectures, defaultAction }: SeccompProfile): readonly Calls[] {
	const isX86 = architectures.some(({ name }) => name === 'SCMP_ARCH_X86_64');
	const forThreads: readonly Calls[] = isX86 ? [['arch_prctl']] : [];
	return [...always, ...forThreads, ...(isFatal(defaultAction) ? tried : [])];
}
