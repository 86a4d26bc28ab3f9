import type { Position } from '../model/source.ts';
import { columns } from './columns.ts';
import type { Look } from './look.ts';
import { fileName, renderPlace } from './place.ts';
import type { InputRow } from './rows.ts';
import { inputRows, type ScanReport } from './scan-report.ts';
import { visible } from './visible.ts';
import { words } from './words.ts';
import { wrap } from './wrap.ts';

/** What the ledger and the scan itself have to say: each failure, and the other rows by reason. */
export function* renderNotes(report: ScanReport, look: Look): Generator<string> {
	const { language } = look;
	// Most rows say nothing but that all went well.
	const rows = [...inputRows(report)].filter(
		({ status, reason }) => status !== 'scanned' || reason,
	);
	const {
		unreadable = [],
		skipped = [],
		scanned: remarked = [],
	} = Object.groupBy(rows, ({ status }) => status);
	yield* section(words.skipped[language], reasons(skipped, look), look);
	yield* section(words.remarks[language], reasons(remarked, look), look);
	const told = report.warnings.map(({ message, file, position }) =>
		tell({ file, position, reason: message[language] }, look),
	);
	yield* section(words.warnings[language], told, look);
	const failed = unreadable.map(({ file, line, column, reason }) => {
		const position = line === null || column === null ? undefined : { line, column };
		return tell({ file, position, reason }, look);
	});
	yield* section(words.notRead[language], failed, look);
}

function* section(title: string, items: readonly string[], look: Look): Generator<string> {
	if (items.length === 0) return;
	yield `${look.paint.strong(`── ${title} ──`)}\n\n`;
	yield* items;
	yield '\n';
}

type Note = {
	readonly file: string | undefined;
	readonly position: Position | undefined;
	readonly reason: string | null;
};

/** The place and what is wrong there, on one line if they fit. */
function tell({ file, position, reason }: Note, look: Look): string {
	const { language, width } = look;
	const text = visible(reason ?? words.unknownReason[language]);
	if (file === undefined) return `  ${wrap(text, width - 2).join('\n  ')}\n`;
	const place = renderPlace(file, position, language);
	if (columns(place) + columns(text) + 4 <= width) return `  ${place}  ${text}\n`;
	return `  ${place}\n      ${wrap(text, width - 6).join('\n      ')}\n`;
}

/** Rows that say the same in one line: how many, the reason, and the first files. */
function reasons(rows: readonly InputRow[], look: Look): string[] {
	const groups = [...groupByReason(rows, look)];
	groups.sort(([, a], [, b]) => b.count - a.count);
	const margin = String(groups[0]?.[1].count ?? 0).length + 2;
	const lines = groups.slice(0, mostReasons).map(([reason, { count, files }]) => {
		const label = String(count).padStart(margin);
		return hang(label, reason + words.colon[look.language] + nameFiles([...files], look), look);
	});
	const others = groups.slice(mostReasons);
	if (others.length === 0) return lines;
	const count = others.reduce((sum, [, group]) => sum + group.count, 0);
	const label = String(count).padStart(margin);
	return [...lines, hang(label, words.otherReasons[look.language](others.length), look)];
}

const mostReasons = 8;
const mostFiles = 3;

type Group = { count: number; readonly files: Set<string> };

function groupByReason(rows: readonly InputRow[], { language }: Look): Map<string, Group> {
	const groups = new Map<string, Group>();
	for (const { reason, file } of rows) {
		const text = visible(reason ?? words.unknownReason[language]);
		const group = groups.get(text) ?? { count: 0, files: new Set() };
		groups.set(text, group);
		group.count++;
		group.files.add(file);
	}
	return groups;
}

function nameFiles(files: readonly string[], { language }: Look): string {
	const names = files.slice(0, mostFiles).map((file) => fileName(file, language));
	const named = names.join(words.comma[language]);
	const more = files.length - names.length;
	return more === 0 ? named : `${named} ${words.andMore[language](more)}`;
}

function hang(label: string, text: string, { width }: Look): string {
	const size = label.length + 2;
	return `${label}  ${wrap(text, width - size).join(`\n${' '.repeat(size)}`)}\n`;
}
