import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { secretOf } from './run-secrets.ts';

export default check({
	title: text('A RUN instruction holds a secret', 'RUN 指令中写有密钥'),
	why: text(
		"The command line stays in the image's history, where everybody who can pull the image reads it, and in the repository of this file.",
		'命令行会留在镜像历史中，任何能拉取镜像的人都能读到，代码仓库里也有一份。',
	),
	mend: text(
		'Read it from `RUN --mount=type=secret,id=...`; set passwords of users at run time or not at all.',
		'从 `RUN --mount=type=secret,id=...` 读取；用户密码在运行时设置，或干脆不设。',
	),
	severity: 'high',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'dockerfile',
	detect: ({ runs }) =>
		runs.flatMap(({ calls }) =>
			calls.flatMap((call) => {
				const what = secretOf(call);
				return what ? { path: call.path, isSecret: true as const, message: what } : [];
			}),
		),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN useradd -m shop && echo "shop:kR7-vm2Qz" | chpasswd
USER shop
`,
			good: `FROM registry.example.com/debian:13.2
RUN useradd -m shop && passwd -l shop
USER shop
`,
		},
		{
			bad: `FROM registry.example.com/node:24.4.0
RUN npm config set //npm.example.com/:_authToken=kR7vm2Qz9pLx4TbW8sYd && npm ci
USER 10001
`,
			good: `FROM registry.example.com/node:24.4.0
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
USER 10001
`,
		},
	],
});
