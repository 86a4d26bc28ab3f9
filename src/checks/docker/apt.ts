import { isAsWritten } from '../../image/splice.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { packageCalls } from './packages.ts';

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
	detect: (view) =>
		view.runs.flatMap((run) => {
			const found = packageCalls(run).filter(
				({ call }) => call.program === 'apt' && call.args.length > 0,
			);
			const [first] = found;
			if (!first) return [];
			const splices = found.flatMap(({ verb, call: { head, isBare } }) => {
				const name = sameIn(verb);
				if (!head || !name || !isBare || !isAsWritten(view, head)) return [];
				return { start: head.span.end - 'apt'.length, end: head.span.end, text: name };
			});
			const { path } = first.call;
			if (splices.length < found.length) return { path };
			return { path, fix: { safety: 'safe', edits: [], splices } };
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

/** What does the same and says the same; `apt upgrade` and `apt list` have no like. */
function sameIn(verb: string): string | undefined {
	if (/^(?:update|install|remove|purge|autoremove|clean|autoclean|build-dep)$/.test(verb)) {
		return 'apt-get';
	}
	return /^(?:policy|depends|rdepends)$/.test(verb) ? 'apt-cache' : undefined;
}
