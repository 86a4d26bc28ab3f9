import { profileOf, type SeccompProfile } from '../../kube/seccomp/profile.ts';
import { isWhole, verdictOf } from '../../kube/seccomp/verdict.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'Programs cannot start threads under the seccomp profile',
		'程序在该 seccomp 配置下无法创建线程',
	),
	why: text(
		'From glibc 2.34 on, threads are started with `clone3`, and only the error ENOSYS (38) makes it fall back to `clone`. Any other answer fails the program. Runtimes give ENOSYS by themselves only for calls newer than all that the profile names.',
		'glibc 2.34 起用 `clone3` 创建线程，只有返回 ENOSYS（38）才会回退到 `clone`，返回其他错误则程序失败。运行时只会对比配置中所有调用都新的系统调用自动返回 ENOSYS。',
	),
	mend: text(
		'Add a rule for `clone3` with SCMP_ACT_ERRNO and errnoRet 38, or allow it.',
		'为 `clone3` 添加 SCMP_ACT_ERRNO、errnoRet 为 38 的规则，或放行它。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		if (!profile || profile.isPart) return undefined;
		const rule = profile.rulesOf.get('clone3')?.find(isWhole);
		if (rule) {
			const isAnswered = verdictOf(rule.action) !== 'denied' || rule.errno === noSuchCall;
			return isAnswered ? undefined : { path: rule.path, message: refused };
		}
		if (profile.rulesOf.has('clone3') || verdictOf(profile.defaultAction) !== 'denied')
			return undefined;
		// One that allows no thread at all means it.
		if (profile.defaultErrno === noSuchCall || !profile.rulesOf.has('clone')) return undefined;
		return isNewerNamed(profile) ? { path: [...profile.path, 'syscalls'] } : undefined;
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    {
      "names": ["clone", "close_range", "execve", "exit_group", "faccessat2"],
      "action": "SCMP_ACT_ALLOW"
    }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    {
      "names": ["clone", "close_range", "execve", "exit_group", "faccessat2"],
      "action": "SCMP_ACT_ALLOW"
    },
    { "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38 }
  ]
}
`,
		},
	],
});

const noSuchCall = 38; // ENOSYS
const refused = text(
	'clone3 is refused with another error than 38 (ENOSYS)',
	'clone3 被拒绝，但返回的错误不是 38（ENOSYS）',
);

/** Those with a higher number than clone3 (435), the same on every architecture. */
const newer = new Set(
	'close_range openat2 pidfd_getfd faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset landlock_add_rule landlock_restrict_self memfd_secret process_mrelease futex_waitv set_mempolicy_home_node cachestat fchmodat2 map_shadow_stack futex_wake futex_wait futex_requeue statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat removexattrat open_tree_attr file_getattr file_setattr listns'.split(
		' ',
	),
);

function isNewerNamed({ rulesOf }: SeccompProfile): boolean {
	for (const name of newer) if (rulesOf.has(name)) return true;
	return false;
}
