import { isDeepStrictEqual } from 'node:util';
import { applyEdits } from '../../../model/apply-edits.ts';
import type { Edit, Splice } from '../../../model/edit.ts';
import { applySplices, moveSplice } from '../../splice.ts';
import { allComments, documentText } from '../comments.ts';
import type { Span } from '../locate.ts';
import { readYaml, type YamlValue } from '../read.ts';
import { Draft, type Refusal, Refused } from './draft.ts';
import { editCollection } from './editor.ts';
import { Nodes } from './nodes.ts';
import { patchOf } from './patch.ts';
import { styleOf } from './style.ts';

/** How edits change a text, or why they are not made. */
export type EditResult =
	| {
			readonly kind: 'edited';
			readonly splices: readonly Splice[];
			/** The document's part of the file. */
			readonly span: Span;
	  }
	| { readonly kind: 'refused'; readonly reason: Refusal };

/**
 * The splices of the file's text that make edits in one document, whose paths start at its root. New
 * text looks like its neighbours; everything else stays, byte for byte. The edited document is read
 * again: unless its value is the old one with the edits and nothing else, there is no edit.
 */
export function editDocument(document: YamlValue, edits: readonly Edit[]): EditResult {
	const { tree, first, next, offset } = document.source.parts;
	const expected = applyEdits(document.value, edits);
	const patch = patchOf(edits);
	if (expected === undefined || patch === undefined) return refuse('shape');
	const nodes = new Nodes(tree);
	const root = first + 1;
	const kind = nodes.kindOf(root);
	if (kind !== 'mapping' && kind !== 'sequence') return refuse('shape');
	const comments = allComments(tree, first, next);
	const draft = new Draft(nodes, styleOf(nodes, root), comments);
	try {
		editCollection(draft, { index: root, value: document.value }, patch);
	} catch (error) {
		if (error instanceof Refused) return refuse(error.reason);
		throw error;
	}
	const own = documentText(tree, first, next);
	const moved = draft.splices.map((each) => moveSplice(each, -own.start));
	if (!isAsExpected(tree.text.slice(own.start, own.end), moved, expected)) {
		return refuse('other-values');
	}
	return {
		kind: 'edited',
		splices: draft.splices.map((each) => moveSplice(each, offset)),
		span: { start: own.start + offset, end: own.end + offset },
	};
}

function isAsExpected(text: string, splices: readonly Splice[], expected: unknown): boolean {
	let edited: string;
	try {
		edited = applySplices(text, splices);
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
	const [document, ...others] = readYaml(edited).documents;
	const isAlone = document?.kind === 'value' && others.length === 0;
	return isAlone && isDeepStrictEqual(document.value, expected);
}

function refuse(reason: Refusal): EditResult {
	return { kind: 'refused', reason };
}
