import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('CMD or ENTRYPOINT runs through a shell', 'CMD 或 ENTRYPOINT 经由 shell 运行'),
	why: text(
		'The shell is process 1 and does not pass signals on, so the program is killed instead of stopped, and every such image must carry a shell.',
		'shell 成为 1 号进程且不转发信号，程序会被强行杀死而不是正常停止，镜像也必须带有 shell。',
	),
	mend: text(
		'Write it as a JSON list: `CMD ["program", "argument"]`.',
		'写成 JSON 数组：`CMD ["program", "argument"]`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: ({ instructions }) =>
		instructions.flatMap(({ keyword, form, words, path }) => {
			if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || words.length === 0) return [];
			// With exec the program takes the shell's place.
			if (form === 'exec' || words[0]?.text === 'exec') return [];
			const message = text(`${keyword} runs through a shell`, `${keyword} 经由 shell 运行`);
			return { path, message };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
USER 10001
CMD /shop serve --port 8080
`,
			good: `FROM registry.example.com/shop:1.8
USER 10001
CMD ["/shop", "serve", "--port", "8080"]
`,
		},
	],
});
