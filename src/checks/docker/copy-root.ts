import { flagValue } from '../../image/dockerfile.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';
import { stageNamed } from './sources.ts';

export default check({
	title: text(
		'The whole root file system is copied from another stage',
		'从另一阶段复制了整个根文件系统',
	),
	why: text(
		'Everything that the other stage holds comes along: tools of the build, caches, and secrets that were left there.',
		'另一阶段中的一切都会被带入：构建工具、缓存以及遗留的密钥。',
	),
	mend: text('Copy only the files that the program needs.', '只复制程序需要的文件。'),
	severity: 'low',
	profile: 'strict',
	standards: ['nsa:secure-images'],
	on: 'dockerfile',
	detect: (view) =>
		view.instructions.flatMap((instruction) => {
			const { keyword, words, path } = instruction;
			const source = flagValue(instruction, 'from');
			if (keyword !== 'COPY' || source === undefined) return [];
			// A stage from scratch holds what was put there on purpose.
			if (stageNamed(source, view)?.base.value?.toLowerCase() === 'scratch') return [];
			const at = words.slice(0, -1).findIndex(({ value }) => value === '/' || value === '/*');
			return at < 0 ? [] : { path: [...path, 'words', at] };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/python:3.14.2 AS build
RUN pip install --no-cache-dir -r requirements.txt
FROM scratch
COPY --from=build / /
USER 10001
`,
			good: `FROM registry.example.com/python:3.14.2 AS build
RUN pip install --no-cache-dir -r requirements.txt
FROM registry.example.com/python-runtime:3.14.2
COPY --from=build /opt/venv /opt/venv
USER 10001
`,
		},
	],
});
