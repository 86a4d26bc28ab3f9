import type { Call } from '../../image/calls.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { optionsOf } from './options.ts';

export default check({
	title: text('An account of the image gets a password', '为镜像中的账户设置了密码'),
	why: text(
		'Everybody who can pull the image reads the hash in /etc/shadow and may guess the password, which is the same in each container. Nobody should log in to a container at all.',
		'能拉取镜像的人都可读取 /etc/shadow 中的哈希并猜解密码，且所有容器密码相同。本就不应有人登录容器。',
	),
	mend: text(
		'Leave accounts locked, as they are without a password; run the program as `USER`.',
		'保持账户锁定（不设密码即为锁定），用 `USER` 指定运行程序的用户。',
	),
	severity: 'medium',
	standards: ['nsa:secure-images', 'mitre:T1078', 'owasp-k8s:K01'],
	on: 'dockerfile',
	detect: ({ runs }) =>
		runs.flatMap(({ calls }) =>
			calls.flatMap((call) => {
				if (!setsPassword(call)) return [];
				const program = quote(call.program);
				const message = text(`${program} sets a password`, `${program} 设置了密码`);
				return { path: call.path, message };
			}),
		),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN --mount=type=secret,id=login useradd shop && chpasswd < /run/secrets/login
USER shop
`,
			good: `FROM registry.example.com/debian:13.2
RUN useradd shop
USER shop
`,
		},
	],
});

function setsPassword(call: Call): boolean {
	const { program, args } = call;
	if (program === 'chpasswd') return true;
	if (program === 'passwd') return !args.some(({ text: word }) => otherwise.test(word));
	if (program !== 'useradd' && program !== 'usermod') return false;
	const { values } = optionsOf(call, new Set(['-p', '--password']));
	const value = values.get('-p') ?? values.get('--password');
	// `*` and `!` lock the account; to have no password at all opens it.
	return value !== undefined && !/^[*!]/.test(value);
}

/** Options of passwd that lock, that tell, or that say how long a password holds. */
const otherwise =
	/^-(?:[lSxnwieu]|-(?:lock|unlock|status|expire|maxdays|mindays|warndays|inactive))(?:$|=)/;
