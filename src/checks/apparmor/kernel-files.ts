import { allowing } from '../../kube/apparmor/access.ts';
import type { AppArmorView, FileView } from '../../kube/apparmor/view.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { opennessOf } from './openness.ts';

export default check({
	title: text(
		'The AppArmor profile allows writing files of the kernel',
		'AppArmor 配置允许写入内核文件',
	),
	why: text(
		'By these files root of a container has the kernel run programs on the node, restarts it or changes its security policy. The default profiles of runtimes deny writing them, whatever else is open.',
		'容器中的 root 可借助这些文件让内核在节点上运行程序、重启节点或修改安全策略。运行时的默认配置一律禁止写入。',
	),
	mend: text(
		'Name the paths that the program writes, or deny these as the default profiles do.',
		'只列出程序要写的路径，或像默认配置那样禁止写入这些文件。',
	),
	severity: 'high',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'appArmor',
	detect(view) {
		// One that opens all and denies nothing is told as such.
		if (opennessOf(view)?.isNarrowed === false) return undefined;
		return [...openRules(view)].map(([{ path }, files]) => {
			const [first = ''] = files;
			const more = files.length - 1;
			return {
				path,
				message: text(
					`Allows writing ${first}${more > 0 ? ` and ${more} more` : ''}`,
					`允许写入 ${first}${more > 0 ? ` 等 ${more + 1} 个内核文件` : ''}`,
				),
			};
		});
	},
	examples: [
		{
			bad: `profile shop-tuner {
  /srv/tuner/** r,
  /proc/sys/** rw,
}
`,
			good: `profile shop-tuner {
  /srv/tuner/** r,
  /proc/sys/** r,
}
`,
		},
	],
});

const files = [
	'/proc/sys/kernel/core_pattern',
	'/proc/sys/kernel/modprobe',
	'/proc/sysrq-trigger',
	'/proc/sys/fs/binfmt_misc/register',
	'/sys/kernel/uevent_helper',
	'/sys/kernel/security/apparmor/.replace',
	'/sys/firmware/efi/efivars/boot',
];

/** The rules that allow writing such files, each with the files that no rule before it opened. */
function openRules(view: AppArmorView): Map<FileView, string[]> {
	const found = new Map<FileView, string[]>();
	for (const file of files) {
		const [rule] = allowing(view, file, 'w');
		if (rule) found.set(rule, [...(found.get(rule) ?? []), file]);
	}
	return found;
}
