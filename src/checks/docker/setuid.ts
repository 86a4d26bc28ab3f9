import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { modesOf } from './modes.ts';

export default check({
	title: text('A program gets the setuid bit', '程序被设置 setuid 位'),
	why: text(
		"Whoever runs it becomes its owner, mostly root: a flaw in it is a way from the image's user to root.",
		'运行它的人会获得属主（通常是 root）身份，程序中的漏洞就是从普通用户到 root 的捷径。',
	),
	mend: text(
		'Leave the bit off; give the program the capability that it needs, or do the work in an init container.',
		'不要设置该位；只授予程序所需的 capability，或在 init 容器中完成。',
	),
	severity: 'medium',
	standards: ['nsa:non-root-containers', 'mitre:T1548', 'owasp-k8s:K01'],
	on: 'dockerfile',
	detect: (view) =>
		modesOf(view).flatMap(({ mode, path }) => {
			if (!setsUserId(mode)) return [];
			const name = quote(mode);
			const message = text(`Mode ${name} sets the setuid bit`, `权限 ${name} 设置了 setuid 位`);
			return { path, message };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/tools:2.1
COPY fetch-logs /usr/local/bin/
RUN chmod u+s /usr/local/bin/fetch-logs
USER 10001
`,
			good: `FROM registry.example.com/tools:2.1
COPY --chmod=0755 fetch-logs /usr/local/bin/
USER 10001
`,
		},
	],
});

function setsUserId(mode: string): boolean {
	if (/^0?[4567][0-7]{3}$/.test(mode)) return true;
	return mode.split(',').some((part) => /^(?:[goa]*u[ugoa]*|a?)[+=][rwxXst]*s/.test(part));
}
