import { allowedRules } from '../../kube/apparmor/access.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The AppArmor profile allows user namespaces', 'AppArmor 配置允许创建用户命名空间'),
	why: text(
		'In a new user namespace an ordinary process has every capability, and reaches code of the kernel where most of its bugs were found. Few programs make them.',
		'普通进程在新的用户命名空间中拥有全部 capability，可触及内核中漏洞最多的代码。很少有程序需要创建它。',
	),
	mend: text(
		'Take the rule out, unless the program is a sandbox such as that of a browser.',
		'删除该规则，除非程序本身是沙箱（例如浏览器的沙箱）。',
	),
	severity: 'low',
	standards: ['nsa:hardened-environments', 'mitre:T1611'],
	on: 'appArmor',
	detect: (view) => allowedRules(view, 'userns').map(({ path }) => ({ path })),
	examples: [
		{
			bad: `profile shop-render {
  /srv/render/** r,
  userns,
}
`,
			good: `profile shop-render {
  /srv/render/** r,
  deny userns,
}
`,
		},
	],
});
