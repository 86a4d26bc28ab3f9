import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { opennessOf } from './openness.ts';

export default check({
	title: text('The AppArmor profile allows everything', 'AppArmor 配置放行一切'),
	why: text(
		'Every file may be read, written and executed, every capability used, and nothing is denied. A container is freer with the profile than with the default one of the runtime.',
		'任何文件都可读、可写、可执行，任何 capability 都可使用，且没有任何禁止规则。容器使用该配置比使用运行时的默认配置更不受限。',
	),
	mend: text(
		'Name the files and capabilities that the program needs, or use `RuntimeDefault`.',
		'只列出程序需要的文件和 capability；或使用 `RuntimeDefault`。',
	),
	severity: 'high',
	standards: ['nsa:hardened-environments', 'mitre:T1611', 'owasp-k8s:K01'],
	on: 'appArmor',
	detect(view) {
		const openness = opennessOf(view);
		return openness && !openness.isNarrowed ? { path: openness.path } : undefined;
	},
	examples: [
		{
			bad: `profile shop-worker flags=(attach_disconnected) {
  file,
  capability,
  network,
}
`,
			good: `profile shop-worker flags=(attach_disconnected) {
  /srv/worker/** r,
  /srv/worker/bin/worker ix,
  /tmp/** rw,
  network inet stream,
}
`,
		},
	],
});
