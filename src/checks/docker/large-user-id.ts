import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { hasOption, optionsOf } from './options.ts';

export default check({
	title: text(
		'useradd with a large user id makes a large file',
		'useradd 使用很大的用户编号会产生大文件',
	),
	why: text(
		'useradd makes room in /var/log/lastlog and faillog for every user id below the new one: gigabytes of nothing, which some builders write out.',
		'useradd 会在 /var/log/lastlog 和 faillog 中为其下的所有编号预留空间：数 GB 的空洞，有的构建工具会原样写出。',
	),
	mend: text('Add `--no-log-init`.', '加上 `--no-log-init`。'),
	severity: 'low',
	profile: 'strict',
	standards: [],
	on: 'dockerfile',
	detect: ({ runs }) =>
		runs.flatMap(({ calls }) =>
			calls.flatMap((call) => {
				if (call.program !== 'useradd') return [];
				const options = optionsOf(call, withValue);
				const id = options.values.get('-u') ?? options.values.get('--uid') ?? '';
				const isLarge = /^\d{1,10}$/.test(id) && Number(id) >= 100_000;
				return isLarge && !hasOption(options, '-l', '--no-log-init') ? { path: call.path } : [];
			}),
		),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN useradd --uid 1000650000 shop
USER 1000650000
`,
			good: `FROM registry.example.com/debian:13.2
RUN useradd --no-log-init --uid 1000650000 shop
USER 1000650000
`,
		},
	],
});

const withValue: ReadonlySet<string> = new Set(
	'-u --uid -g --gid -G --groups -d --home-dir -s --shell -c --comment -p'.split(' '),
);
