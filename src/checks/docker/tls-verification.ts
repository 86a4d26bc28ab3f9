import type { Fix } from '../../model/edit.ts';
import type { Path } from '../../model/path.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { unverifiedBy, unverifiedVariable } from './tls.ts';
import { verified, verifiedPair } from './verify.ts';

export default check({
	title: text('The check of TLS certificates is turned off', '关闭了 TLS 证书校验'),
	why: text(
		'Whoever stands between the build and the server can send other files, which become a part of the image; set by ENV it holds for the running program as well.',
		'处于构建与服务器之间的人可以替换文件并进入镜像；若用 ENV 设置，运行中的程序也不再校验。',
	),
	mend: text(
		'Verify: install the CA of the server (`ca-certificates`, `--cacert`) instead of trusting everybody.',
		'保持校验：安装服务器的 CA（`ca-certificates`、`--cacert`），而不是信任所有人。',
	),
	severity: 'high',
	standards: ['nsa:secure-images', 'mitre:T1195', 'mitre:T1557', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: (view) =>
		view.instructions.flatMap((instruction) => {
			const { keyword, pairs, calls, path } = instruction;
			const set = keyword === 'ENV' || keyword === 'ARG' ? pairs : [];
			const variables = set.flatMap(({ name, value }, at) =>
				unverifiedVariable(name, value ?? '')
					? say(name, [...path, 'pairs', at], verifiedPair(view, instruction, at))
					: [],
			);
			const options = calls.flatMap((call) => {
				const found = unverifiedBy(call);
				return found === undefined ? [] : say(found, call.path, verified(view, instruction, call));
			});
			return [...variables, ...options];
		}),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN curl -fsSLk -o /opt/agent https://downloads.example.com/agent-2.4.0
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
RUN curl -fsSL -o /opt/agent https://downloads.example.com/agent-2.4.0
USER 10001
`,
		},
		{
			bad: `FROM registry.example.com/node:24.4.0
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
USER 10001
`,
			good: `FROM registry.example.com/node:24.4.0
USER 10001
`,
		},
	],
});

function say(what: string, path: Path, fix: Fix | undefined) {
	const name = quote(what);
	const message = text(
		`${name} turns off the check of TLS certificates`,
		`${name} 关闭了 TLS 证书校验`,
	);
	return { path, message, ...(fix && { fix }) };
}
