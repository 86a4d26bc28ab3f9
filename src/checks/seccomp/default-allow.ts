import { profileOf } from '../../kube/seccomp/profile.ts';
import { verdictOf } from '../../kube/seccomp/verdict.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text(
		'The seccomp profile allows what it does not name',
		'seccomp 配置放行了未列出的系统调用',
	),
	why: text(
		'The kernel has some 350 system calls and gets new ones with every release. A list of forbidden ones is never complete, and is weaker than the default profile of the runtime.',
		'内核约有 350 个系统调用，每个版本还会新增。禁止列表永远不完整，效果也不如运行时的默认配置。',
	),
	mend: text(
		'Deny by default (`SCMP_ACT_ERRNO`) and allow what the program uses, or use `RuntimeDefault`.',
		'默认拒绝（`SCMP_ACT_ERRNO`），只放行程序用到的调用；或使用 `RuntimeDefault`。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		if (!profile || verdictOf(profile.defaultAction) !== 'allowed') return undefined;
		const path = [...profile.path, 'defaultAction'];
		const isLog = profile.defaultAction === 'SCMP_ACT_LOG';
		// An unknown action is never reached: the runtime refuses the profile.
		if (profile.rules.some(({ action }) => verdictOf(action) !== 'allowed')) {
			return isLog ? { path, message: logs } : { path };
		}
		return { path, message: isLog ? onlyLogs : nothing, severity: isLog ? 'medium' : 'high' };
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ALLOW",
  "syscalls": [
    { "names": ["mount", "ptrace"], "action": "SCMP_ACT_ERRNO" }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["execve", "exit_group", "write"], "action": "SCMP_ACT_ALLOW" }
  ]
}
`,
		},
	],
});

const logs = text(
	'What the profile does not name is only logged',
	'该配置对未列出的系统调用只记录日志',
);
const onlyLogs = text(
	'The profile denies nothing: it only writes a log',
	'该配置不禁止任何系统调用，只记录日志',
);
const nothing = text('The profile denies nothing', '该配置不禁止任何系统调用');
