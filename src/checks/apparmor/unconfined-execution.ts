import { allowedRules, isDenying } from '../../kube/apparmor/access.ts';
import type { RuleView } from '../../kube/apparmor/view.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('Programs may leave the AppArmor profile', '程序可以脱离 AppArmor 配置'),
	why: text(
		'With `ux`, `pux` and `cux` a program is executed without any profile, or when its own is not loaded. With `change_profile` a process frees itself. What the rest of the profile forbids then holds no more.',
		'`ux`、`pux`、`cux` 会让程序在没有任何配置（或其配置未加载）时不受限地执行；`change_profile` 让进程自行脱离限制。配置的其余规则随之失效。',
	),
	mend: text(
		'Execute with `ix` or a profile (`cx`, `px`), and name the profile in `change_profile`.',
		'用 `ix` 或指定配置（`cx`、`px`）执行，并在 `change_profile` 中写明目标配置。',
	),
	severity: 'high',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'appArmor',
	detect: (view) => [
		...view.files.flatMap((rule): Problem[] => {
			const { execution = '', path } = rule;
			if (isDenying(rule) || !/u/i.test(execution)) return [];
			const isFallback = execution.length > 2;
			return [
				{
					path,
					...(isFallback && { severity: 'medium' as const }),
					message: text(
						`Executes ${quote(rule.text ?? '/**')} with ${quote(execution)}${isFallback ? ', unconfined where no profile is loaded' : ', without a profile'}`,
						`以 ${quote(execution)} 执行 ${quote(rule.text ?? '/**')}${isFallback ? '，未加载配置时不受限' : '，不受任何配置限制'}`,
					),
				},
			];
		}),
		...allowedRules(view, 'change_profile').flatMap(changeTo),
	],
	examples: [
		{
			bad: `profile shop-batch {
  /srv/batch/** r,
  /usr/bin/helper Ux,
}
`,
			good: `profile shop-batch {
  /srv/batch/** r,
  /usr/bin/helper Cx -> helper,

  profile helper {
    /usr/bin/helper r,
  }
}
`,
		},
	],
});

function changeTo({ target, path }: RuleView): Problem[] {
	const whom = target?.text ?? '**';
	if (whom !== 'unconfined' && !/^\/?\*{1,2}$/.test(whom)) return [];
	const message =
		whom === 'unconfined'
			? text('May change to no profile at all', '可切换为不受任何配置限制')
			: text('May change to any profile', '可切换到任意配置');
	return [{ path, message }];
}
