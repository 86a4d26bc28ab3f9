import { profileOf } from '../../kube/seccomp/profile.ts';
import { isSystemCall, likelySystemCall } from '../../kube/seccomp/syscalls.ts';
import { didYouMean, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'The seccomp profile names a system call that does not exist',
		'seccomp 配置中有不存在的系统调用',
	),
	why: text(
		'Runtimes leave out a name that they do not know, without a word: what should be allowed is not, or what should be denied is not.',
		'运行时会不声不响地忽略不认识的名称：该放行的没有放行，该禁止的没有禁止。',
	),
	mend: text(
		'Write the name as in the manual, such as `openat`.',
		'按手册书写名称，例如 `openat`。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		return profileOf(resource)
			?.rules.flatMap(({ names }) => names)
			.filter(({ name }) => !isSystemCall(name))
			.map(({ name, path }) => {
				const meant = likelySystemCall(name);
				const { en, zh } = meant === undefined ? text('', '') : didYouMean(meant);
				return {
					path,
					message: text(
						`${quote(name)} is no system call${en && `; ${en}`}`,
						`${quote(name)} 不是系统调用${zh && `；${zh}`}`,
					),
				};
			});
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ALLOW",
  "syscalls": [
    { "names": ["unmount2", "ptrace"], "action": "SCMP_ACT_ERRNO" }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ALLOW",
  "syscalls": [
    { "names": ["umount2", "ptrace"], "action": "SCMP_ACT_ERRNO" }
  ]
}
`,
		},
	],
});
