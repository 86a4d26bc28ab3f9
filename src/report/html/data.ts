import type { CheckInfo } from '../../model/check.ts';
import type { Language } from '../../model/text.ts';
import type { SourceLines } from '../excerpt.ts';
import { objectName, renderPlace } from '../place.ts';
import type { FindingRow } from '../rows.ts';
import { isSameFile, runs } from '../runs.ts';
import { findingRows, type ScanReport, unreadableRows } from '../scan-report.ts';
import { type GuardedLines, guardSecrets } from '../secrets.ts';
import { visible } from '../visible.ts';
import { fixWords, severityWords, words } from '../words.ts';
import { pageWords } from './words.ts';

/** What the page's script is given: nothing but text, numbers and lists. */
export type PageData = {
	readonly findings: readonly PageFinding[];
	readonly checks: {
		readonly [id: string]: { readonly title: string; readonly why: string; readonly mend: string };
	};
	readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
	readonly words: { readonly [word: string]: string };
};

export type PageFinding = {
	readonly check: string;
	readonly severity: string;
	readonly message: string;
	readonly object: string;
	readonly namespace: string;
	readonly container: string;
	readonly place: string;
	readonly path: string;
	readonly standards: readonly string[];
	readonly fix: string;
	/** What the fix changes: lines with their sign, in parts that lie apart. */
	readonly diff: readonly (readonly string[])[];
	/** The first line's number and the lines around the place. */
	readonly from: number;
	readonly lines: readonly string[];
	/** The marked lines, and the marked columns where it is one. */
	readonly mark: {
		readonly first: number;
		readonly last: number;
		readonly start: number;
		readonly end: number;
	};
};

type Sources = (file: string) => SourceLines | undefined;

/** What the fix of a finding changes: lines that stay, go and come, from a line of the file on. */
type Diffs = (row: FindingRow) => readonly Hunk[] | undefined;

type Hunk = {
	readonly from: number;
	readonly lines: readonly { readonly sign: ' ' | '-' | '+'; readonly text: string }[];
};

/** How the page gets at the files. */
export type Files = { readonly sources: Sources; readonly diffs: Diffs };

export function pageData(report: ScanReport, language: Language, files: Files): PageData {
	const findings: PageFinding[] = [];
	for (const ofFile of runs(findingRows(report), isSameFile)) {
		const shown = ofFile.filter(({ suppressed }) => !suppressed);
		if (shown.length === 0) continue;
		const source = guardSecrets(files.sources(ofFile[0].file), ofFile, language);
		for (const row of shown) {
			const diff = diffOf(files.diffs(row) ?? [], source);
			findings.push({ ...findingOf(row, language, source), diff });
		}
	}
	const used = new Set(findings.map(({ check }) => check));
	const told = [...report.checks.values()].filter(({ id }) => used.has(id));
	return {
		findings,
		checks: Object.fromEntries(told.map((check) => [check.id, storyOf(check, language)])),
		unreadable: [...unreadableRows(report)].map(({ file, reason }) => ({
			file: visible(file),
			reason: visible(reason ?? words.unknownReason[language]),
		})),
		words: {
			...Object.fromEntries(Object.entries(pageWords).map(([key, word]) => [key, word[language]])),
			...Object.fromEntries(
				Object.entries(severityWords).map(([key, word]) => [key, word[language]]),
			),
		},
	};
}

function storyOf({ title, why, mend }: CheckInfo, language: Language) {
	return { title: title[language], why: why[language], mend: mend[language] };
}

function findingOf(
	row: FindingRow,
	language: Language,
	source: GuardedLines | undefined,
): Omit<PageFinding, 'diff'> {
	const { resource, line, endLine, column, endColumn } = row;
	const last = Math.min(
		endColumn === 1 && endLine > line ? endLine - 1 : endLine,
		line + mostMarked,
	);
	const from = Math.max(line - around, 1);
	const lines: string[] = [];
	for (let at = from; source && at <= last + around; at++) lines.push(shortened(source.line(at)));
	while (lines.at(-1) === '') lines.pop();
	return {
		check: row.check,
		severity: row.severity,
		message: visible(row.message),
		object: `${objectName(resource.kind)} ${objectName(resource.name)}`,
		namespace: objectName(resource.namespace ?? ''),
		container: objectName(row.container ?? ''),
		place: renderPlace(row.file, row, language),
		path: visible(row.path),
		standards: row.standards,
		fix: fixWords[row.fix?.safety ?? 'none'][language],
		from,
		lines,
		// Columns mean nothing on a line that is not shown.
		mark: source?.hides(line)
			? { first: line, last, start: 1, end: widest }
			: { first: line, last, start: column, end: line === endLine ? endColumn : widest },
	};
}

/** The lines of a diff; none when any of them holds a secret. */
function diffOf(hunks: readonly Hunk[], source: GuardedLines | undefined): string[][] {
	const hides = ({ from, lines }: Hunk) => {
		const before = lines.filter(({ sign }) => sign !== '+');
		return before.some((_, index) => source?.hides(from + index));
	};
	if (hunks.some(hides)) return [];
	return hunks.map(({ lines }) => lines.map(({ sign, text }) => sign + shortened(text)));
}

function shortened(line: string): string {
	return visible(line.slice(0, widest).replaceAll('\t', '    '));
}

/** Lines shown before and after the marked ones. */
const around = 2;
const mostMarked = 6;
const widest = 240;
