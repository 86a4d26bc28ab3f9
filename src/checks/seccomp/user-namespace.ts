import { profileOf } from '../../kube/seccomp/profile.ts';
import { isWhole, verdictOf } from '../../kube/seccomp/verdict.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'The seccomp profile lets programs make user namespaces',
		'seccomp 配置允许程序创建 user namespace',
	),
	why: text(
		'In a user namespace of its own a process has every capability, and reaches parts of the kernel that are closed to it otherwise. `clone` with CLONE_NEWUSER makes one as `unshare` does; the arguments of `clone3` cannot be looked at.',
		'进程在自己的 user namespace 中拥有全部 capability，能触及平时无法访问的内核代码。带 CLONE_NEWUSER 的 `clone` 与 `unshare` 效果相同；`clone3` 的参数则无法检查。',
	),
	mend: text(
		'Allow `clone` only without the namespace flags (mask 2114060288), and answer `clone3` with errno 38.',
		'只放行不带命名空间标志的 `clone`（掩码 2114060288），并让 `clone3` 返回 errno 38。',
	),
	severity: 'low',
	profile: 'strict', // recorded profiles all do; nodes can switch such namespaces off
	standards: ['nsa:hardened-environments', 'mitre:T1611'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		if (!profile || verdictOf(profile.defaultAction) === 'allowed') return undefined;
		return profile.rules
			.filter((rule) => isWhole(rule) && verdictOf(rule.action) === 'allowed')
			.flatMap(({ names }) => names.filter(({ name }) => name === 'clone' || name === 'clone3'))
			.map(({ name, path }) => ({
				path,
				message: text(
					`${quote(name)} is allowed with any flags`,
					`${quote(name)} 可带任意标志调用`,
				),
			}));
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["clone", "execve", "exit_group"], "action": "SCMP_ACT_ALLOW" }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["execve", "exit_group"], "action": "SCMP_ACT_ALLOW" },
    {
      "names": ["clone"],
      "action": "SCMP_ACT_ALLOW",
      "args": [{ "index": 0, "value": 2114060288, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ" }]
    },
    { "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38 }
  ]
}
`,
		},
	],
});
