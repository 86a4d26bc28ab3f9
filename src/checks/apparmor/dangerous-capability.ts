import { allowedRules, isDenying } from '../../kube/apparmor/access.ts';
import { capabilities } from '../../kube/apparmor/words.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { capabilityRisk, isHarmlessToAdd } from '../pod/capability-risks.ts';

export default check({
	title: text(
		'The AppArmor profile allows dangerous capabilities',
		'AppArmor 配置允许危险的 capability',
	),
	why: text(
		'The profile is the second lock on a capability: it holds when a container is given more than it should have. These undo isolation, and the program seldom needs them.',
		'配置是 capability 的第二道锁：当容器被授予过多权限时仍能起作用。这些 capability 会破坏隔离，程序很少需要。',
	),
	mend: text('Take the capability out of the profile.', '从配置中删除该 capability。'),
	severity: 'medium',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'appArmor',
	detect(view) {
		const denied = new Set(
			view.rules
				.filter((rule) => rule.kind === 'capability' && isDenying(rule) && !rule.isConditional)
				.flatMap(({ words }) => words.map(({ name }) => name)),
		);
		return allowedRules(view, 'capability').flatMap(({ words }) =>
			words.flatMap(({ name, path }) => {
				const known = name.toUpperCase();
				if (!capabilities.has(name) || isHarmlessToAdd(known) || denied.has(name)) return [];
				const { severity, allows } = capabilityRisk(known);
				return {
					path,
					severity: severity === 'critical' ? ('medium' as const) : ('low' as const),
					message: text(`Allows ${known}: ${allows.en}`, `允许 ${known}：${allows.zh}`),
				};
			}),
		);
	},
	examples: [
		{
			bad: `profile shop-agent {
  /srv/agent/** r,
  capability net_bind_service,
  capability sys_admin,
}
`,
			good: `profile shop-agent {
  /srv/agent/** r,
  capability net_bind_service,
}
`,
		},
	],
});
