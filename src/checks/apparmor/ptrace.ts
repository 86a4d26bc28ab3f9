import { allowedRules } from '../../kube/apparmor/access.ts';
import type { RuleView } from '../../kube/apparmor/view.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The AppArmor profile allows tracing any process', 'AppArmor 配置允许跟踪任意进程'),
	why: text(
		'A tracer reads the memory of a process and steers it. Without a peer the rule is about every process that the container can see, those without a profile too; with a shared process namespace they are those of the node.',
		'跟踪者可读取进程内存并控制其执行。规则若不限定 peer，就适用于容器可见的所有进程，包括没有配置的进程；共享进程命名空间时还包括节点上的进程。',
	),
	mend: text(
		'Name the peer, such as `peer=@{profile_name}`, or take the rule out.',
		'用 `peer=@{profile_name}` 等限定对象，或删除该规则。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'appArmor',
	detect: (view) =>
		allowedRules(view, 'ptrace')
			.filter((rule) => isTracing(rule) && isOfAnybody(rule))
			.map(({ path }) => ({ path })),
	examples: [
		{
			bad: `profile shop-debug {
  /srv/debug/** r,
  ptrace,
}
`,
			good: `profile shop-debug {
  /srv/debug/** r,
  ptrace (trace, read) peer=@{profile_name},
}
`,
		},
	],
});

function isTracing({ permissions }: RuleView): boolean {
	return (
		permissions.length === 0 || permissions.some(({ text: word }) => /^(?:trace|w|rw)$/.test(word))
	);
}

function isOfAnybody({ conditions }: RuleView): boolean {
	const peers = conditions.filter(({ name }) => name === 'peer').flatMap(({ values }) => values);
	return (
		peers.length === 0 || peers.some(({ text: peer }) => /^(?:\/?\*{1,2}|unconfined)$/.test(peer))
	);
}
