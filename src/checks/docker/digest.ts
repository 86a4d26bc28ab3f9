import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('The base image is not pinned by digest', '基础镜像未用 digest 固定'),
	why: text(
		'A tag can be moved to another image at any time, by its owner or by whoever took over the repository. A digest names the content itself, so what was reviewed is what is built upon.',
		'标签随时可以指向另一个镜像，无论是所有者操作还是仓库被他人控制。digest 标识内容本身，保证构建所用的就是审查过的镜像。',
	),
	mend: text(
		'Append the digest of the tested image: `FROM name:tag@sha256:...`.',
		'附上已测试镜像的 digest：`FROM name:tag@sha256:...`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images', 'mitre:T1525', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: (view) =>
		view.images.flatMap(({ reference, text: image, path }) => {
			if (!reference || reference.digest !== undefined) return [];
			const name = quote(image);
			const message = text(
				`The image ${name} is chosen by a tag that can move`,
				`镜像 ${name} 由可变的标签选定`,
			);
			return { path, message };
		}),
	examples: [
		{
			bad: `FROM python:3.14.2-slim
USER 10001
`,
			good: `FROM python:3.14.2-slim@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1
USER 10001
`,
		},
	],
});
