import { type Refused, refusalsOf } from '../../kube/apparmor/refusals.ts';
import { didYouMean, type Text, text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('AppArmor refuses the profile', 'AppArmor 会拒绝该配置'),
	why: text(
		'apparmor_parser loads a file whole or not at all. A Pod that names a profile which is not loaded does not start, and one that is confined by an older version stays with that.',
		'apparmor_parser 要么完整加载一个文件，要么完全不加载。引用未加载配置的 Pod 无法启动；已加载旧版本的则继续使用旧版本。',
	),
	mend: text(
		'Correct it; `apparmor_parser -Q -K FILE` says whether it compiles, without loading it.',
		'更正该处；`apparmor_parser -Q -K 文件` 可在不加载的情况下检查能否编译。',
	),
	severity: 'high',
	standards: ['nsa:hardened-environments'],
	on: 'appArmor',
	detect: (view) =>
		refusalsOf(view).map((refused) => ({ path: refused.path, message: messageOf(refused) })),
	examples: [
		{
			bad: `profile shop-api flags=(attach-disconnected) {
  /srv/api/** r,
  capability net_bind,
  network ipv4 tcp,
}
`,
			good: `profile shop-api flags=(attach_disconnected) {
  /srv/api/** r,
  capability net_bind_service,
  network inet tcp,
}
`,
		},
		{
			bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: apparmor-profiles
data:
  shop-api: |
    #include <tunables/global>

    profile shop-api {
      /srv/api/** r
    }
`,
			good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: apparmor-profiles
data:
  shop-api: |
    #include <tunables/global>

    profile shop-api {
      /srv/api/** r,
    }
`,
		},
	],
});

const sorts = {
	capability: text('no capability', '不是有效的 capability'),
	flag: text('no flag of a profile', '不是有效的配置标志'),
	network: text('no network family, type or protocol', '不是有效的网络族、类型或协议'),
};

function messageOf(refused: Refused): Text {
	if (refused.kind === 'text') {
		return text(
			`The profile cannot be read: ${refused.message}`,
			`无法读取该配置：${refused.message}`,
		);
	}
	const word = quote(refused.name);
	if (refused.kind === 'conflict') {
		return text(`The flags ${word} exclude each other`, `标志 ${word} 互相排斥`);
	}
	if (refused.kind === 'variable') {
		return text(`The variable ${word} is never set`, `变量 ${word} 从未设置`);
	}
	if (refused.kind === 'braces' || refused.kind === 'brackets') {
		return text(`The brackets of ${word} do not match`, `${word} 中的括号不匹配`);
	}
	const { en, zh } = sorts[refused.kind];
	const meant = refused.meant === undefined ? undefined : didYouMean(refused.meant);
	return text(
		`${word} is ${en}${meant ? `; ${meant.en}` : ''}`,
		`${word} ${zh}${meant ? `；${meant.zh}` : ''}`,
	);
}
