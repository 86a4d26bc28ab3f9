import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { fetcherOf } from './remote.ts';

export default check({
	title: text('A script from the network is run unseen', '直接运行来自网络的脚本'),
	why: text(
		'Whoever controls the server, or the way to it, runs commands as root in the build. The server can even tell a pipe from a browser, and nothing says afterwards what was run.',
		'控制服务器或传输路径的人可以在构建中以 root 执行命令；服务器甚至能分辨管道与浏览器，事后也无从得知执行了什么。',
	),
	mend: text(
		'Fetch the file, check it against a checksum (`sha256sum -c`), then run it; better, install a package.',
		'先下载文件，用校验和验证（`sha256sum -c`）再运行；最好改用软件包安装。',
	),
	severity: 'high',
	standards: ['nsa:secure-images', 'mitre:T1195', 'mitre:T1059', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: ({ runs }) =>
		runs.flatMap(({ calls }) =>
			calls.flatMap((call) => {
				const fetcher = fetcherOf(call);
				if (!fetcher) return [];
				const [from, to] = [quote(fetcher), quote(call.program)];
				const message = text(
					`${to} runs what ${from} fetches, unseen`,
					`${to} 直接运行 ${from} 下载的内容`,
				);
				return { path: call.path, message };
			}),
		),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN curl -fsSL https://get.example.com/install.sh | bash
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
RUN curl -fsSL -o /tmp/install.sh https://get.example.com/install.sh \\
  && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  /tmp/install.sh" | sha256sum -c \\
  && bash /tmp/install.sh
USER 10001
`,
		},
	],
});
