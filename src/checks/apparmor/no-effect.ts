import { denierOf, isDenying } from '../../kube/apparmor/access.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The AppArmor rule has no effect', '该 AppArmor 规则不起作用'),
	why: text(
		'A rule that denies wins over every rule that allows, whatever their order. What is allowed here and denied as a whole elsewhere stays denied, so one of the two is a mistake.',
		'禁止规则优先于允许规则，与先后顺序无关。在此允许而在别处整体禁止的内容仍被禁止，两者必有一处有误。',
	),
	mend: text(
		'Take the rule out, or narrow the rule that denies.',
		'删除该规则，或缩小禁止规则的范围。',
	),
	severity: 'low',
	standards: ['nsa:hardened-environments'],
	on: 'appArmor',
	detect: (view) =>
		view.files.flatMap((rule) => {
			const { text: written, path } = rule;
			if (written !== undefined && !/^[/@:]/.test(written)) {
				return {
					path,
					message: text(
						`${quote(written)} does not begin with a slash, so it matches nothing`,
						`${quote(written)} 不以斜杠开头，不会匹配任何文件`,
					),
				};
			}
			const denier = isDenying(rule) ? undefined : denierOf(rule, view);
			if (!denier) return [];
			return {
				path,
				message: text(
					`What is allowed here is denied by the rule for ${quote(denier.text ?? '/**')}`,
					`此处允许的内容被针对 ${quote(denier.text ?? '/**')} 的规则禁止`,
				),
			};
		}),
	examples: [
		{
			bad: `profile shop-cache {
  /srv/cache/** r,
  /srv/cache/data/** w,
  deny /srv/cache/** w,
}
`,
			good: `profile shop-cache {
  /srv/cache/** r,
  /srv/cache/data/** w,
  deny /srv/cache/secret/** w,
}
`,
		},
	],
});
