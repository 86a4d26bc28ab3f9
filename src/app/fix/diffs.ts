import { fixText } from '../../engine/fix/fix-text.ts';
import type { ReadText } from '../../io/read.ts';
import { type Hunk, hunksOf } from '../../lang/diff.ts';
import { moveSplice } from '../../lang/splice.ts';
import { editDocument } from '../../lang/yaml/edit/edit.ts';
import { readYaml, type YamlValue } from '../../lang/yaml/read.ts';
import type { FindingRow } from '../../report/rows.ts';

/**
 * Tells what the fix of a finding changes in its file; undefined where it has none or the text does not
 * allow it. Every fix is tried on its document, so a scan with very many in long documents shows the
 * first ones alone.
 */
export function fixDiffs(
	reread: (file: string) => ReadText,
): (row: FindingRow) => readonly Omit<Hunk, 'to'>[] | undefined {
	let last: { readonly file: string; readonly read: Read | undefined } | undefined;
	let budget = mostRead;
	return (row) => {
		const { file, document: number, edits, splices, companions } = row;
		if ((!edits && !splices) || budget <= 0) return undefined;
		if (last?.file !== file) last = { file, read: readAgain(reread(file)) };
		if (!last.read) return undefined;
		const { text, documents } = last.read;
		if (splices || companions) {
			budget -= text.length;
			return hunksOf(text, splices ?? fixText(text, [row]).splices);
		}
		const document = documents().get(number);
		if (!document || !edits) return undefined;
		const result = editDocument(document, edits);
		if (result.kind === 'refused') return undefined;
		const { start, end } = result.span;
		budget -= end - start;
		const own = result.splices.map((each) => moveSplice(each, -start));
		const before = document.source.lines.position(start).line - 1;
		return hunksOf(text.slice(start, end), own).map(({ from, lines }) => ({
			from: from + before,
			lines,
		}));
	};
}

/** In characters: a few seconds. */
const mostRead = 100_000_000;

type Read = { readonly text: string; readonly documents: () => ReadonlyMap<number, YamlValue> };

function readAgain(read: ReadText): Read | undefined {
	if (read.kind === 'failure') return undefined;
	const { text } = read;
	let known: Map<number, YamlValue> | undefined;
	return {
		text,
		documents() {
			// A Dockerfile is no YAML, so it is read as such only when asked for.
			known ??= new Map(
				readYaml(text).documents.flatMap((each) =>
					each.kind === 'value' ? [[each.number, each]] : [],
				),
			);
			return known;
		},
	};
}
