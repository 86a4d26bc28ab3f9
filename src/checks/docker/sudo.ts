import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('RUN calls sudo', 'RUN 中调用 sudo'),
	why: text(
		'A build is root until USER says otherwise, so sudo is either of no use or it means that the user of the image may become root, and with it whoever takes over the program.',
		'未切换 USER 时构建过程本就是 root，sudo 要么多余，要么意味着镜像用户可变为 root，劫持程序者也同样可以。',
	),
	mend: text(
		'Do what needs root before `USER`, and leave sudo out of the image.',
		'在 `USER` 之前完成需要 root 的操作，镜像中不要安装 sudo。',
	),
	severity: 'medium',
	standards: ['nsa:non-root-containers', 'mitre:T1548', 'owasp-k8s:K01'],
	on: 'dockerfile',
	detect: ({ runs }) =>
		runs.flatMap(({ calls }) => {
			const call = calls.find(
				({ program, wrappers }) => program === 'sudo' || wrappers.includes('sudo'),
			);
			return call ? { path: call.path } : [];
		}),
	examples: [
		{
			bad: `FROM registry.example.com/workstation:1.5.0
USER 10001
RUN sudo apt-get update && sudo apt-get install -y --no-install-recommends git
`,
			good: `FROM registry.example.com/workstation:1.5.0
RUN apt-get update && apt-get install -y --no-install-recommends git
USER 10001
`,
		},
	],
});
