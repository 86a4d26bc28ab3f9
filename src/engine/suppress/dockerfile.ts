import type { DockerfileRead } from '../../lang/dockerfile/read.ts';
import type { Span } from '../../lang/dockerfile/tree.ts';
import { addDirective, mayHoldSuppressions, type Written } from './in-file.ts';
import type { Scope } from './suppression.ts';

const marker = 'holdfast:';

type Read = Extract<DockerfileRead, { kind: 'dockerfile' }>;

/**
 * What the comments of a Dockerfile suppress: `# holdfast: ignore docker/sudo reason`. Before an
 * instruction it reaches the whole of it, before the first one the whole file, and within one the
 * next line.
 */
export function dockerfileSuppressions(file: string, { file: tree, lines }: Read, source: string) {
	const written: Written = { suppressions: [], warnings: [] };
	if (!mayHoldSuppressions(source)) return written;
	const spans = [
		...tree.globals,
		...tree.stages.flatMap(({ from, instructions }) => [from, ...instructions]),
	].map(({ span }) => span);
	let at = 0;
	let next = 0;
	for (const { text, span } of tree.comments) {
		if (!text.startsWith(marker)) continue;
		while (at < spans.length && (spans[at] as Span).end <= span.start) at++; // before the last
		const position = lines.position(span.start);
		const reached = spans[at];
		if (!reached) continue;
		let [from, to] = [lines.position(reached.start).line, lines.position(reached.end).line];
		if (at === 0 && span.start < reached.start) to = Number.POSITIVE_INFINITY;
		else if (reached.start < span.start) {
			// Many comments in a row are about one line, which is looked for once.
			next = Math.max(next, position.line + 1);
			while (next <= to && /^\s*(?:#|$)/.test(lines.line(next))) next++;
			[from, to] = [next, next];
		}
		const scope: Scope = { kind: 'lines', document: 1, from, to };
		addDirective(written, text.slice(marker.length), { by: 'comment', file, position, scope });
	}
	return written;
}
