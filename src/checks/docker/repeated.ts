import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('An instruction is overridden by a later one', '指令被后面的同类指令覆盖'),
	why: text(
		'Of CMD, ENTRYPOINT and HEALTHCHECK only the last one in a stage counts. What an earlier one says never happens, which is rarely meant.',
		'同一阶段中 CMD、ENTRYPOINT、HEALTHCHECK 只有最后一条生效，前面的永远不会执行，通常并非本意。',
	),
	mend: text('Keep the one that is meant.', '只保留真正需要的那一条。'),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect: ({ stages }) =>
		stages.flatMap(({ instructions }) => {
			const seen = new Set<string>();
			return instructions.toReversed().flatMap(({ keyword, isTrigger, path }) => {
				if (isTrigger || !lastCounts.has(keyword)) return [];
				if (!seen.has(keyword)) {
					seen.add(keyword);
					return [];
				}
				const message = text(
					`This ${keyword} has no effect: a later one in the stage overrides it`,
					`此 ${keyword} 无效：被同一阶段中后面的 ${keyword} 覆盖`,
				);
				return { path, message };
			});
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
USER 10001
CMD ["/shop", "migrate"]
CMD ["/shop", "serve"]
`,
			good: `FROM registry.example.com/shop:1.8
USER 10001
CMD ["/shop", "serve"]
`,
		},
	],
});

const lastCounts: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
