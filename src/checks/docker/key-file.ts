import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { keyFileSort } from './key-files.ts';
import { shippedStages } from './packages.ts';

export default check({
	title: text('A key or credentials file is copied into the image', '密钥或凭据文件被复制进镜像'),
	why: text(
		'Whoever can pull the image can take the file out of its layer, even where a later instruction deletes it.',
		'任何能拉取镜像的人都能从镜像层中取出该文件，即使后续指令已将其删除。',
	),
	mend: text(
		'Mount it while it is needed, `RUN --mount=type=secret` or `--mount=type=ssh`, and list it in `.dockerignore`.',
		'仅在需要时用 `RUN --mount=type=secret` 或 `--mount=type=ssh` 挂载，并写入 `.dockerignore`。',
	),
	severity: 'high',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'dockerfile',
	detect(view) {
		const shipped = shippedStages(view);
		return view.instructions.flatMap(({ keyword, words, path, stage }) => {
			if (keyword !== 'COPY' && keyword !== 'ADD') return [];
			return words.slice(0, -1).flatMap(({ value }, at) => {
				const sort = value === undefined ? undefined : keyFileSort(value);
				if (value === undefined || sort === undefined) return [];
				const file = quote(value);
				const message = text(`${file} is copied into a layer`, `${file} 被复制进镜像层`);
				// Of other stages only the build cache keeps it; settings often hold no secret.
				const severity = !shipped.has(stage) ? 'low' : sort === 'key' ? 'high' : 'medium';
				return { path: [...path, 'words', at], severity, message };
			});
		});
	},
	examples: [
		{
			bad: `FROM registry.example.com/alpine-git:3.22
COPY id_ed25519 /root/.ssh/id_ed25519
RUN git clone git@git.example.com:shop/shop.git /src
USER 10001
`,
			good: `FROM registry.example.com/alpine-git:3.22
RUN --mount=type=ssh git clone git@git.example.com:shop/shop.git /src
USER 10001
`,
		},
	],
});
