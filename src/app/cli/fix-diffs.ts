import type { ReadText } from '../../io/read.ts';
import { type Hunk, hunksOf } from '../../lang/diff.ts';
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
): (row: FindingRow) => readonly Hunk[] | undefined {
	let last: { readonly file: string; readonly read: Read | undefined } | undefined;
	let budget = mostRead;
	return ({ file, document: number, edits }) => {
		if (!edits || budget <= 0) return undefined;
		if (last?.file !== file) last = { file, read: readAgain(reread(file)) };
		const document = last.read?.documents.get(number);
		if (!last.read || !document) return undefined;
		budget -= last.read.text.length;
		const result = editDocument(document, edits);
		return result.kind === 'edited' ? hunksOf(last.read.text, result.splices) : undefined;
	};
}

/** In characters: a few seconds. */
const mostRead = 100_000_000;

type Read = { readonly text: string; readonly documents: ReadonlyMap<number, YamlValue> };

function readAgain(read: ReadText): Read | undefined {
	if (read.kind === 'failure') return undefined;
	const documents = readYaml(read.text).documents.filter((each) => each.kind === 'value');
	return { text: read.text, documents: new Map(documents.map((each) => [each.number, each])) };
}
