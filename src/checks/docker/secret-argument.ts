import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';
import { credentialSort } from '../secret/names.ts';

export default check({
	title: text('A secret is handed to the build as an argument', '密钥以构建参数传入'),
	why: text(
		"Build arguments stay in the image's history and in its provenance: whoever can pull the image reads the values with `docker history`.",
		'构建参数会留在镜像历史和来源证明中，任何能拉取镜像的人用 `docker history` 即可读到。',
	),
	mend: text(
		'Hand it over with `--secret` and use it in `RUN --mount=type=secret,id=...`, which leaves nothing behind.',
		'改用 `--secret` 传入，并在 `RUN --mount=type=secret,id=...` 中使用，不会留下任何痕迹。',
	),
	severity: 'medium',
	standards: ['nsa:secrets', 'mitre:T1552', 'owasp-k8s:K08'],
	on: 'dockerfile',
	detect: ({ globals, instructions }) =>
		[...globals, ...instructions].flatMap(({ keyword, pairs, path }) =>
			pairs.flatMap(({ name, written, value }, at) => {
				if (!isHandedOver(keyword, written, value) || !credentialSort(name)) return [];
				const variable = quote(name);
				const message =
					keyword === 'ARG'
						? text(`The build argument ${variable} is a secret`, `构建参数 ${variable} 是密钥`)
						: text(
								`ENV keeps the build argument of ${variable} in the image`,
								`ENV 会把 ${variable} 的构建参数保留在镜像中`,
							);
				return { path: [...path, 'pairs', at], message };
			}),
		),
	examples: [
		{
			bad: `FROM registry.example.com/node:24.4.0
ARG NPM_TOKEN
COPY package.json package-lock.json ./
RUN npm ci
USER 10001
`,
			good: `FROM registry.example.com/node:24.4.0
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=npm-token,env=NPM_TOKEN npm ci
USER 10001
`,
		},
	],
});

/** An ARG that waits for a value, or an ENV that takes one that only the build knows. */
function isHandedOver(keyword: string, written: string | undefined, value: string | undefined) {
	if (keyword === 'ARG') return !written?.replace(/["']/g, '');
	return keyword === 'ENV' && value === undefined && /^"?\$\{?\w+\}?"?$/.test(written ?? '');
}
