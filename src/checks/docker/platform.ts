import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { quote } from '../quote.ts';

export default check({
	title: text('FROM fixes the platform', 'FROM 固定了平台'),
	why: text(
		'The image is built for this processor whatever machine it is for, and runs on others by emulation or not at all.',
		'无论面向何种机器，镜像都按该处理器构建，在其他平台上只能模拟运行或无法运行。',
	),
	mend: text(
		'Leave it to `docker build --platform`, or write `--platform=$BUILDPLATFORM` for a stage that cross-compiles.',
		'交给 `docker build --platform` 决定；交叉编译的阶段可写 `--platform=$BUILDPLATFORM`。',
	),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: ({ stages }) =>
		stages.flatMap(({ from }) =>
			from.flags.flatMap(({ name, text: flag, value }, at) => {
				if (name !== 'platform' || flag.includes('$') || !value) return [];
				const platform = quote(value);
				const message = text(
					`The stage is always built for ${platform}`,
					`该阶段总是按 ${platform} 构建`,
				);
				return { path: [...from.path, 'flags', at], message };
			}),
		),
	examples: [
		{
			bad: `FROM --platform=linux/amd64 registry.example.com/shop:1.8
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
USER 10001
`,
		},
	],
});
