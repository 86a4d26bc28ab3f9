import { profileOf } from '../../kube/seccomp/profile.ts';
import { isWhole } from '../../kube/seccomp/verdict.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'The seccomp profile says two things of one system call',
		'seccomp 配置对同一系统调用有两种规定',
	),
	why: text(
		'Only one of two rules without conditions can hold. Which one it is depends on the runtime, and some refuse the profile.',
		'两条无条件规则只能有一条生效，究竟是哪条取决于运行时，有的运行时会直接拒绝该配置。',
	),
	mend: text('Keep one of the rules.', '只保留其中一条规则。'),
	severity: 'medium',
	standards: ['nsa:hardened-environments'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		if (!profile) return undefined;
		const first = new Map<string, string | undefined>();
		return profile.rules.filter(isWhole).flatMap(({ names, action }) =>
			names.flatMap(({ name, path }) => {
				const before = first.get(name);
				if (before === undefined) first.set(name, action);
				if (before === undefined || action === undefined || before === action) return [];
				return {
					path,
					message: text(
						`${quote(name)} has the action ${quote(action)} here and ${quote(before)} before`,
						`${quote(name)} 在此处的动作是 ${quote(action)}，在前面是 ${quote(before)}`,
					),
				};
			}),
		);
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["execve", "exit_group", "ptrace"], "action": "SCMP_ACT_ALLOW" },
    { "names": ["ptrace"], "action": "SCMP_ACT_KILL_PROCESS" }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["execve", "exit_group"], "action": "SCMP_ACT_ALLOW" },
    { "names": ["ptrace"], "action": "SCMP_ACT_KILL_PROCESS" }
  ]
}
`,
		},
	],
});
