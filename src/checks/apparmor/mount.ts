import { allowedRules, isAboutAll } from '../../kube/apparmor/access.ts';
import type { RuleView } from '../../kube/apparmor/view.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('The AppArmor profile allows mounts', 'AppArmor 配置允许挂载'),
	why: text(
		'Rules are about paths, and a mount moves what stands at a path: over `/proc`, or from the disk of the node. The default profiles of runtimes deny mounts.',
		'规则针对路径，而挂载会改变路径下的内容，例如覆盖 `/proc` 或挂载节点磁盘。运行时的默认配置禁止挂载。',
	),
	mend: text(
		'Take the rule out, or narrow it to one file system and one place.',
		'删除该规则，或限定为某个文件系统和某个挂载点。',
	),
	severity: 'medium',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'appArmor',
	detect: (view) =>
		kinds.flatMap((kind) =>
			allowedRules(view, kind).map((rule) => ({
				path: rule.path,
				...(isNarrow(rule) && { severity: 'low' as const }),
				message: isAboutAll(rule)
					? text(`Allows any ${kind}`, `允许任意 ${kind}`)
					: text(`Allows ${kind} in some cases`, `在某些情况下允许 ${kind}`),
			})),
		),
	examples: [
		{
			bad: `profile shop-storage {
  /srv/storage/** rw,
  mount,
  umount,
}
`,
			good: `profile shop-storage {
  /srv/storage/** rw,
  deny mount,
}
`,
		},
	],
});

const kinds = ['mount', 'remount', 'pivot_root'] as const;

/** Whether it says where to, or which file system. */
function isNarrow({ conditions, target, words }: RuleView): boolean {
	const isType = conditions.some(({ name }) => name === 'fstype' || name === 'vfstype');
	return isType || (target?.text ?? words[0]?.name)?.includes('*') === false;
}
