import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { shippedStages } from './packages.ts';

export default check({
	title: text('The image does not say where it comes from', '镜像未说明来源'),
	why: text(
		'When a flaw is found, somebody has to find the repository and the team behind a running image. The label leads there from the image alone.',
		'发现漏洞时，需要从运行中的镜像找到其代码仓库和负责团队；此标签使镜像自身即可指明来源。',
	),
	mend: text(
		'Set `LABEL org.opencontainers.image.source`, unless the build does it with `--label`.',
		'设置 `LABEL org.opencontainers.image.source`；若构建时已用 `--label` 设置则无需理会。',
	),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images'],
	on: 'dockerfile',
	detect(view) {
		const shipped = shippedStages(view);
		const isSaid = view.instructions.some(
			({ keyword, stage, isTrigger, pairs }) =>
				keyword === 'LABEL' && shipped.has(stage) && !isTrigger && pairs.some(saysSource),
		);
		return isSaid ? undefined : { path: view.final.path };
	},
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
LABEL org.opencontainers.image.source=https://git.example.com/shop
USER 10001
`,
		},
	],
});

function saysSource({ name }: { readonly name: string }): boolean {
	return name === 'org.opencontainers.image.source';
}
