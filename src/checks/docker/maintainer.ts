import type { DockerfileView, InstructionView } from '../../image/dockerfile.ts';
import { renameKeyword } from '../../image/splice.ts';
import type { Fix } from '../../model/edit.ts';
import { text } from '../../model/text.ts';
import { check } from '../define.ts';

export default check({
	title: text('MAINTAINER is deprecated', 'MAINTAINER 已弃用'),
	why: text(
		'Docker has deprecated the instruction. A label says the same, where tools look for it.',
		'Docker 已弃用该指令。用标签可表达同样的信息，工具也能读取。',
	),
	mend: text(
		'Write `LABEL org.opencontainers.image.authors=...`.',
		'改写为 `LABEL org.opencontainers.image.authors=...`。',
	),
	severity: 'low',
	standards: [],
	on: 'dockerfile',
	detect: (view) =>
		view.instructions.flatMap((instruction) => {
			const { keyword, path } = instruction;
			if (keyword !== 'MAINTAINER') return [];
			const fix = asLabel(view, instruction);
			return fix ? { path, fix } : { path };
		}),
	examples: [
		{
			bad: `FROM registry.example.com/shop:1.8
MAINTAINER shop@example.com
USER 10001
`,
			good: `FROM registry.example.com/shop:1.8
LABEL org.opencontainers.image.authors="shop@example.com"
USER 10001
`,
		},
	],
});

const label = 'org.opencontainers.image.authors';

function asLabel(view: DockerfileView, instruction: InstructionView): Fix | undefined {
	const { span, text: name } = instruction;
	// A label of that name already says it, and of two instructions the later one counts.
	const isSaid = view.instructions.some(
		({ keyword, pairs }) => keyword === 'LABEL' && pairs.some((pair) => pair.name === label),
	);
	const written = view.source.slice(span.end - name.length, span.end);
	if (isSaid || written !== name || name === '') return undefined;
	const bare = name.replace(/^"([^"]*)"$|^'([^']*)'$/, '$1$2');
	const escaped = bare.replace(/["$\\`]/g, (mark) =>
		mark === '"' || mark === '$' || mark === view.escapeMark ? view.escapeMark + mark : mark,
	);
	const value = { start: span.end - name.length, end: span.end, text: `${label}="${escaped}"` };
	const splices = [renameKeyword(view, instruction, 'LABEL'), value];
	return { safety: 'safe', edits: [], splices };
}
