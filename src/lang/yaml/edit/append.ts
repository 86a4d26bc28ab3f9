import { isDeepStrictEqual } from 'node:util';
import type { Splice } from '../../../model/edit.ts';
import { applySplices } from '../../splice.ts';
import { readYaml, type YamlFile, type YamlValue } from '../read.ts';
import type { Refusal } from './draft.ts';
import { Nodes } from './nodes.ts';
import { blockLines } from './render.ts';
import { styleOf } from './style.ts';

export type AppendResult =
	| { readonly kind: 'edited'; readonly splice: Splice }
	| { readonly kind: 'refused'; readonly reason: Refusal };

/**
 * The splice that puts further documents behind those of a file, in the style of the last one. JSON has
 * no documents. What was there is read again the same, or nothing is appended.
 */
export function appendDocuments(
	text: string,
	file: YamlFile,
	values: readonly object[],
): AppendResult {
	const last = file.documents.findLast(
		(each): each is YamlValue => each.kind === 'value' && each.value !== null,
	);
	if (!last) return { kind: 'refused', reason: 'layout' };
	const { tree, first } = last.source.parts;
	const style = styleOf(new Nodes(tree), first + 1);
	if (style.isJson) return { kind: 'refused', reason: 'shape' };
	const { lineEnd } = style;
	const start = text === '' || text.endsWith('\n') ? '' : lineEnd;
	const isOpen = /(?:^|\n)---[ \t]*\r?\n*$/.test(text);
	const documents = values.map((value, index) => {
		const mark = index === 0 && isOpen ? '' : `---${lineEnd}`;
		return mark + blockLines(value, 0, style).join(lineEnd);
	});
	const added = `${start}${documents.join(lineEnd)}${start === '' ? lineEnd : ''}`;
	const splice = { start: text.length, end: text.length, text: added };
	const before = valuesOf(file);
	const after = valuesOf(readYaml(applySplices(text, [splice])));
	const isRight = isDeepStrictEqual(after, [...before, ...values]);
	return isRight ? { kind: 'edited', splice } : { kind: 'refused', reason: 'other-values' };
}

function valuesOf({ documents }: YamlFile): unknown[] {
	return documents.flatMap((each) => {
		if (each.kind === 'failure') return [each.diagnostic.message];
		return each.value === null ? [] : [each.value];
	});
}
