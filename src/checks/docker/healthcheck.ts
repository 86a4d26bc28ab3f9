import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { shippedStages } from './packages.ts';

export default check({
	title: text('The image has no HEALTHCHECK', '镜像没有 HEALTHCHECK'),
	why: text(
		'Docker, Compose and Swarm cannot tell a program that hangs from one that works. Kubernetes asks its own probes and does not look at this.',
		'Docker、Compose 和 Swarm 无法区分程序卡死与正常运行。Kubernetes 使用自己的探针，不看此项。',
	),
	mend: text(
		'Add a `HEALTHCHECK CMD` that asks the program itself, or `HEALTHCHECK NONE` where only Kubernetes runs it.',
		'加上检查程序自身的 `HEALTHCHECK CMD`；若仅在 Kubernetes 中运行，可写 `HEALTHCHECK NONE`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect(view) {
		const shipped = shippedStages(view);
		const has = view.instructions.some(
			({ keyword, stage, isTrigger }) =>
				keyword === 'HEALTHCHECK' && shipped.has(stage) && !isTrigger,
		);
		return has ? undefined : { path: view.final.path };
	},
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
HEALTHCHECK CMD ["/shop", "health"]
USER 10001
`,
		},
	],
});
