import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { modesOf } from './modes.ts';

export default check({
	title: text('Files are made writable for everybody', '文件对所有人可写'),
	why: text(
		'Any user and any process in the container can change them: a program that is taken over replaces what others run.',
		'容器内的任何用户和进程都能修改：被劫持的程序可以替换其他程序要运行的内容。',
	),
	mend: text(
		'Give them to the user that writes them: `COPY --chown=10001`, `chown`, or mode 0755 and 0644.',
		'把文件交给实际写入的用户：`COPY --chown=10001`、`chown`，或使用 0755、0644 权限。',
	),
	severity: 'medium',
	standards: ['nsa:secure-images', 'mitre:T1222', 'owasp-k8s:K01'],
	on: 'dockerfile',
	detect: (view) =>
		modesOf(view).flatMap(({ mode, path }) => {
			if (!isWorldWritable(mode)) return [];
			const name = quote(mode);
			const message = text(`Mode ${name} lets everybody write`, `权限 ${name} 允许所有人写入`);
			return { path, message };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
RUN mkdir -p /data && chmod -R 777 /data
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
RUN mkdir -p /data && chown 10001 /data
USER 10001
`,
		},
	],
});

function isWorldWritable(mode: string): boolean {
	// The sticky bit keeps people from the files of others, as in /tmp.
	if (/^[0-7]{3,5}$/.test(mode)) return /[2367]$/.test(mode) && !/^0?[1357][0-7]{3}$/.test(mode);
	return mode.split(',').some((part) => /^[ug]*[oa][ugoa]*[+=][rwxXst]*w/.test(part));
}
