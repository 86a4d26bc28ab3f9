import { profileOf } from '../../kube/seccomp/profile.ts';
import { isWhole, verdictOf } from '../../kube/seccomp/verdict.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { guardedCalls, openCalls } from './isolation.ts';

export default check({
	title: text(
		'The seccomp profile allows system calls that undo isolation',
		'seccomp 配置放行了破坏隔离的系统调用',
	),
	why: text(
		'These are the calls that break-outs are built from: new namespaces, mounts, kernel modules, tracing, key rings. The default profiles of runtimes keep all of them away from ordinary containers.',
		'容器逃逸正是利用这些调用：新建命名空间、挂载、内核模块、跟踪、密钥环。运行时的默认配置都不向普通容器开放它们。',
	),
	mend: text(
		'Take them out, unless the program is there to do just that.',
		'从列表中删除，除非该程序的用途正在于此。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'resource',
	kinds: ['SeccompProfile'],
	detect(resource) {
		const profile = profileOf(resource);
		// One that allows by default is told as such.
		if (!profile || verdictOf(profile.defaultAction) === 'allowed') return undefined;
		return profile.rules.flatMap((rule) => {
			if (!isWhole(rule) || verdictOf(rule.action) !== 'allowed') return [];
			const open = rule.names.filter(({ name }) => openCalls.has(name));
			const found = [...open, ...rule.names.filter(({ name }) => guardedCalls.has(name))];
			const [first] = found;
			if (!first) return [];
			const list = found.map(({ name }) => name).join(', ');
			return {
				path: first.path,
				// Without a user namespace, the kernel asks for a capability first.
				...(open.length === 0 && { severity: 'low' as const }),
				message: text(`Allowed without conditions: ${list}`, `无条件放行：${list}`),
			};
		});
	},
	examples: [
		{
			bad: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["execve", "exit_group", "unshare", "mount"], "action": "SCMP_ACT_ALLOW" }
  ]
}
`,
			good: `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["execve", "exit_group"], "action": "SCMP_ACT_ALLOW" }
  ]
}
`,
		},
	],
});
