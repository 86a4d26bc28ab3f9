import type { Edit, Safety, Splice } from '../model/edit.ts';
import type { Finding, Suppressed } from '../model/finding.ts';
import type { LedgerRow } from '../model/ledger.ts';
import { type Path, renderPath } from '../model/path.ts';
import { rememberLast } from '../model/remember.ts';
import type { Fields, ResourceRef } from '../model/resource.ts';
import type { Severity } from '../model/severity.ts';
import type { Range } from '../model/source.ts';
import type { Standard } from '../model/standard.ts';
import type { Language } from '../model/text.ts';
import { jsonText } from './json-text.ts';

/** A finding as reports have it: one row of `findings` in docs/schemas/scan.schema.json. */
export type FindingRow = {
	readonly check: string;
	readonly severity: Severity;
	readonly message: string;
	readonly resource: Omit<ResourceRef, 'namespace'> & { readonly namespace: string | null };
	readonly container: string | null;
	/** Rendered, such as `spec.containers[0].image`. */
	readonly path: string;
	readonly file: string;
	readonly document: number;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly standards: readonly Standard[];
	readonly fix: { readonly safety: Safety } | null;
	readonly fingerprint: string;
	readonly suppressed: (Omit<Suppressed, 'until'> & { readonly until: string | null }) | null;
	/** The place holds a secret, so its lines of the source are not shown. */
	readonly secret?: true;
	/** What the fix does, where a report asked for it. */
	readonly edits?: readonly Edit[];
	readonly splices?: readonly Splice[];
	readonly companions?: readonly Fields[];
};

/** What became of one input: one row of `inputs` in docs/schemas/scan.schema.json. */
export type InputRow = {
	readonly file: string;
	readonly document: number | null;
	readonly status: LedgerRow['status'];
	readonly reason: string | null;
	readonly line: number | null;
	readonly column: number | null;
};

export function rangeOf({ line, column, endLine, endColumn }: FindingRow): Range {
	return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

/** How rows are written. */
export type RowStyle = {
	readonly language: Language;
	/** Whether they hold the edits of fixes, which would be most of what a long scan keeps. */
	readonly hasEdits: boolean;
};

/** The JSON of a finding's row. Written out field by field: a large scan has many of them. */
export function findingText(finding: Finding, { language, hasEdits }: RowStyle): string {
	const { start, end } = finding.range;
	const { container, fix, suppressed } = finding;
	return `{"check":${wordText(finding.check)},"severity":"${finding.severity}","message":${wordText(
		finding.message[language],
	)},"resource":${resourceText(finding.resource)},"container":${
		container === undefined ? 'null' : jsonText(container)
	},"path":${pathText(finding.path)},"file":${fileText(finding.file)},"document":${
		finding.document
	},"line":${start.line},"column":${start.column},"endLine":${end.line},"endColumn":${
		end.column
	},"standards":${standardsText(finding.standards)},"fix":${
		fix === undefined ? 'null' : `{"safety":"${fix}"}`
	},"fingerprint":"${finding.fingerprint}","suppressed":${
		suppressed === undefined ? 'null' : suppressedText(suppressed)
	}${finding.isSecret ? ',"secret":true' : ''}${hasEdits ? editsText(finding) : ''}}`;
}

function editsText({ edits, splices, companions }: Finding): string {
	if (splices) return `,"splices":${jsonText(splices)}`;
	const beside = companions ? `,"companions":${jsonText(companions)}` : '';
	return edits ? `,"edits":${jsonText(edits)}${beside}` : '';
}

/** What a finding's row is sorted by, read from its JSON. */
export function placeOfRow(text: string) {
	// In a string of JSON no quote stands bare, so nothing from outside can look like a field.
	placeInRow.lastIndex = text.indexOf(',"document":');
	const [, document, line, column] = placeInRow.exec(text) ?? [];
	return {
		document: Number(document),
		range: { start: { line: Number(line), column: Number(column) } },
		// Asked for only where two findings have one place.
		get check() {
			return stringAfter(text, '{"check":"');
		},
		get fingerprint() {
			return stringAfter(text, ',"fingerprint":"');
		},
	};
}

const placeInRow = /,"document":(\d+),"line":(\d+),"column":(\d+),/y;

/** The string that begins behind `mark`, if nothing in it had to be escaped. */
function stringAfter(text: string, mark: string): string {
	const start = text.lastIndexOf(mark) + mark.length;
	return text.slice(start, text.indexOf('"', start));
}

/** The JSON of an input's row. */
export function inputText(row: LedgerRow, language: Language): string {
	const { file, document, status, reason, position } = row;
	return `{"file":${fileText(file)},"document":${document ?? null},"status":"${status}","reason":${
		reason === undefined ? 'null' : jsonText(reason[language])
	},"line":${position?.line ?? null},"column":${position?.column ?? null}}`;
}

const wordTexts = new Map<string, string>();
const mostWords = 4000;

/** Of ids and messages, which come again and again; messages that name something may fill the map. */
function wordText(word: string): string {
	const known = wordTexts.get(word);
	if (known !== undefined) return known;
	const text = jsonText(word);
	if (wordTexts.size < mostWords) wordTexts.set(word, text);
	return text;
}

// Findings of one place stand side by side.
const pathText = rememberLast((path: Path) => jsonText(renderPath(path)));

const resourceText = rememberLast(({ apiVersion, kind, namespace, name }: ResourceRef) =>
	jsonText({ apiVersion, kind, namespace: namespace ?? null, name }),
);

let lastFile = { name: '', text: '""' };

function fileText(name: string): string {
	if (lastFile.name !== name) lastFile = { name, text: jsonText(name) };
	return lastFile.text;
}

// Every finding of a check shares its list.
const standardsTexts = new WeakMap<readonly Standard[], string>();

function standardsText(standards: readonly Standard[]): string {
	const known = standardsTexts.get(standards);
	if (known !== undefined) return known;
	const text = jsonText(standards);
	standardsTexts.set(standards, text);
	return text;
}

function suppressedText({ by, reason, until }: Suppressed): string {
	return jsonText({ by, reason, until: until ?? null });
}
