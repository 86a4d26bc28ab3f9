import { flagValue } from '../../image/dockerfile.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('ADD fetches a URL without a checksum', 'ADD 下载 URL 而未校验'),
	why: text(
		'Whatever the server sends becomes a part of the image, today as after it was taken over. Over plain http anybody on the way can change it as well.',
		'服务器返回什么，镜像里就是什么，即使该服务器日后被他人控制。使用明文 http 时，传输途中任何人都能篡改。',
	),
	mend: text(
		'Add `--checksum=sha256:...`, or fetch and verify the file in a RUN.',
		'加上 `--checksum=sha256:...`，或在 RUN 中下载并校验。',
	),
	severity: 'medium',
	standards: ['nsa:secure-images', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: (view) =>
		view.instructions.flatMap((instruction) => {
			const { keyword, words, path, flags } = instruction;
			if (keyword !== 'ADD' || flags.some(({ name }) => name === 'checksum')) return [];
			return words.slice(0, -1).flatMap(({ value }, at) => {
				if (value === undefined || !/^https?:\/\//i.test(value)) return [];
				// A commit of a git repository is its own checksum.
				if (/#[\da-f]{40}/i.test(value) || flagValue(instruction, 'keep-git-dir')) return [];
				const address = quote(withoutSecrets(value));
				const message = text(
					`${address} is fetched without a checksum`,
					`下载 ${address} 时未校验其内容`,
				);
				return { path: [...path, 'words', at], message };
			});
		}),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
ADD https://downloads.example.com/agent-2.4.0.tar.gz /opt/
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://downloads.example.com/agent-2.4.0.tar.gz /opt/
USER 10001
`,
		},
	],
});

/** Without a user, a password or what is asked. */
function withoutSecrets(address: string): string {
	return address.replace(/\/\/[^/@]*@/, '//').replace(/\?.*$/, '');
}
