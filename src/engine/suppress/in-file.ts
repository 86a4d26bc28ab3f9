import { podPaths } from '../../kube/templates.ts';
import type { YamlSource } from '../../lang/yaml/read.ts';
import { asString, valueAt } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Position } from '../../model/source.ts';
import { text } from '../../model/text.ts';
import type { Warning } from '../../model/warning.ts';
import { parseDirective } from './directive.ts';
import { reachFinder } from './reach.ts';
import type { Scope, Suppression } from './suppression.ts';

/** The annotation that suppresses: one directive a line, without the word `ignore`. */
const annotation = 'holdfast.dev/ignore';

const marker = 'holdfast:';
const maxDirectives = 1000;

export type Written = { readonly suppressions: Suppression[]; readonly warnings: Warning[] };

/** Whether a text can hold suppressions at all; most do not, and cost nothing more. */
export function mayHoldSuppressions(source: string): boolean {
	return source.includes(marker) || source.includes(annotation);
}

/** The suppressions that one document's comments and annotations hold. */
export function readSuppressions(
	file: string,
	document: number,
	source: YamlSource,
	resources: readonly Resource[],
): Written {
	const written: Written = { suppressions: [], warnings: [] };
	const reachOf = reachFinder(source.lines, source.extent);
	for (const { text: comment, position } of source.comments(marker)) {
		if (!comment.startsWith(marker)) continue;
		const reach = reachOf(position);
		if (!reach) continue;
		const scope: Scope = { kind: 'lines', document, from: reach.first, to: reach.last };
		addDirective(written, comment.slice(marker.length), { by: 'comment', file, position, scope });
	}
	for (const resource of resources) {
		for (const holder of annotated(resource)) {
			const { start } = source.range([
				...resource.origin.path,
				...holder.path,
				'metadata',
				'annotations',
				annotation,
			]);
			// What an annotation of an item reaches is told by its place in the document.
			const scope: Scope = {
				kind: 'object',
				document,
				path: [...resource.origin.path, ...holder.path],
			};
			for (const line of holder.value.split(/[\n;]/)) {
				if (line.trim() === '') continue;
				addDirective(written, `ignore ${line}`, { by: 'annotation', file, position: start, scope });
			}
		}
	}
	return written;
}

/** Reads one directive and puts it, or what is wrong with it, among what is written. */
export function addDirective(
	written: Written,
	directive: string,
	origin: { by: Suppression['by']; file: string; position: Position; scope: Scope },
): void {
	const { suppressions, warnings } = written;
	const { file, position } = origin;
	const count = suppressions.length + warnings.length;
	if (count > maxDirectives) return;
	if (count === maxDirectives) {
		warnings.push({ message: tooMany, file, position });
		return;
	}
	const parsed = parseDirective(directive);
	if ('problem' in parsed) warnings.push({ message: parsed.problem, file, position });
	else suppressions.push({ ...parsed, ...origin });
}

const tooMany = text(
	`more than ${maxDirectives} suppressions in one document; the rest does not hold`,
	`同一文档中的忽略超过 ${maxDirectives} 条，其余无效`,
);

function annotated(resource: Resource): { path: Path; value: string }[] {
	return [[], ...podPaths(resource).filter((path) => path.length > 0)].flatMap((path) => {
		const value = asString(
			valueAt(resource.value, [...path, 'metadata', 'annotations', annotation]),
		);
		return value === undefined ? [] : [{ path, value }];
	});
}
