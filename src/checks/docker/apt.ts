import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('apt is called instead of apt-get', '使用了 apt 而非 apt-get'),
	why: text(
		'apt is made for people at a terminal: what it prints and asks changes between releases, and it warns that scripts should not use it.',
		'apt 面向终端用户：其输出和提问会随版本变化，并且会提示不要在脚本中使用。',
	),
	mend: text('Call `apt-get` or `apt-cache`.', '改用 `apt-get` 或 `apt-cache`。'),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect: ({ runs }) =>
		runs.flatMap(({ calls }) => {
			const call = calls.find(({ program, args }) => program === 'apt' && args.length > 0);
			return call ? { path: call.path } : [];
		}),
	examples: [
		{
			bad: `FROM registry.example.com/debian:13.2
RUN apt update && apt install -y --no-install-recommends git
USER 10001
`,
			good: `FROM registry.example.com/debian:13.2
RUN apt-get update && apt-get install -y --no-install-recommends git
USER 10001
`,
		},
	],
});
