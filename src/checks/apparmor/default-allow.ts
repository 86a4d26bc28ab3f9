import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { opennessOf } from './openness.ts';

export default check({
	title: text('The AppArmor profile forbids only what it names', 'AppArmor 配置只禁止它列出的操作'),
	why: text(
		'The profile opens all files and capabilities and takes some away. So do the default profiles of runtimes, because they cannot know the program; a profile for one program can name what that needs.',
		'该配置先放行所有文件和 capability，再禁止其中一部分。运行时的默认配置因不了解程序才这样做；为特定程序编写的配置可以只列出所需内容。',
	),
	mend: text(
		'List what the program reads, writes and executes; `aa-logprof` helps to find it.',
		'列出程序要读、写和执行的文件；可用 `aa-logprof` 辅助收集。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:hardened-environments'],
	on: 'appArmor',
	detect(view) {
		const openness = opennessOf(view);
		return openness?.isNarrowed ? { path: openness.path } : undefined;
	},
	examples: [
		{
			bad: `profile shop-worker flags=(attach_disconnected) {
  file,
  capability,
  network,
  deny /etc/** w,
}
`,
			good: `profile shop-worker flags=(attach_disconnected) {
  /srv/worker/** r,
  /srv/worker/bin/worker ix,
  network inet stream,
}
`,
		},
	],
});
