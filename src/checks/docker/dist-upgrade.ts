import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { allPackageCalls } from './packages.ts';

export default check({
	title: text('The whole distribution is upgraded', '升级了整个发行版'),
	why: text(
		'What is in the image then depends on the day of the build, and packages may be removed on the way. A newer base image has the same patches, tested together.',
		'镜像内容会取决于构建日期，过程中还可能移除软件包。更新的基础镜像包含同样且经过整体测试的补丁。',
	),
	mend: text(
		'Build upon a newer base image, and rebuild often.',
		'改用更新的基础镜像，并经常重新构建。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: (view) =>
		allPackageCalls(view).flatMap(({ verb, call }) =>
			/^(?:dist|full)-upgrade$|^(?:dup|distro-sync|system-upgrade)$/.test(verb)
				? { path: call.path }
				: [],
		),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.1
RUN apt-get update && apt-get dist-upgrade -y
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
USER 10001
`,
		},
	],
});
