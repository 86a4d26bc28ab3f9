import { comesFrom } from '../../image/place.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text(
		'The base image is from a registry that is not allowed',
		'基础镜像来自未允许的镜像仓库',
	),
	why: text(
		'What is built upon becomes a part of the image, so an image from a registry that nobody vetted brings its flaws and its owners along. The lists are yours: `allowedRegistries` and `blockedRegistries`.',
		'基础镜像会成为最终镜像的一部分，来自未经审核仓库的镜像会带来其漏洞与风险。名单由 `allowedRegistries` 与 `blockedRegistries` 配置。',
	),
	mend: text(
		'Mirror the image into an allowed registry and name it from there.',
		'将镜像同步到允许的仓库，并从该仓库引用。',
	),
	severity: 'high',
	standards: ['cis:5.5.1', 'nsa:secure-images', 'mitre:T1195', 'owasp-k8s:K02'],
	on: 'dockerfile',
	detect: (view, { settings: { allowedRegistries: allowed, blockedRegistries: blocked } }) => {
		if (allowed.length === 0 && blocked.length === 0) return undefined;
		return view.images.flatMap(({ reference, text: image, path }) => {
			if (!reference) return [];
			const isFrom = (places: readonly string[]) =>
				places.some((place) => comesFrom(reference, place));
			if (!isFrom(blocked) && (allowed.length === 0 || isFrom(allowed))) return [];
			const [name, registry] = [quote(image), quote(reference.registry)];
			const message = text(
				`The image ${name} is from ${registry}, which is not allowed`,
				`镜像 ${name} 来自未允许的 ${registry}`,
			);
			return { path, message };
		});
	},
	examples: [
		{
			settings: { allowedRegistries: ['registry.example.com'] },
			bad: `FROM docker.io/library/node:24.4.0
USER 10001
`,
			good: `FROM registry.example.com/mirror/node:24.4.0
USER 10001
`,
		},
	],
});
