import { stepInto } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from './tree.ts';

/** Where a path leads in a policy, or its nearest ancestor. Of a profile that is its head. */
export function spanAt(tree: object, path: Path): Span {
	let at: unknown = tree;
	let span: Span = { start: 0, end: 0 };
	for (const step of path) {
		at = stepInto(at, step);
		if (typeof at !== 'object' || at === null) break;
		// Nodes of our own tree.
		if ('headSpan' in at) span = at.headSpan as Span;
		else if ('span' in at) span = at.span as Span;
	}
	return span;
}
