import type { CheckInfo } from '../model/check.ts';
import { compareSeverity, type Severity, severities } from '../model/severity.ts';
import { columns } from './columns.ts';
import { renderExcerpt } from './excerpt.ts';
import type { Look } from './look.ts';
import { objectName, renderPlace } from './place.ts';
import { type FindingRow, rangeOf } from './rows.ts';
import type { Run } from './runs.ts';
import type { GuardedLines } from './secrets.ts';
import { visible } from './visible.ts';
import { fixWords, severityMarks, severityWords, words } from './words.ts';
import { wrap } from './wrap.ts';

/** Renders the findings that mark one place: the place, its source, then each with its mend. */
export function blockRenderer(checks: ReadonlyMap<string, CheckInfo>, look: Look) {
	const { paint } = look;
	const labels = severityLabels(look);
	const renderMend = mendRenderer(checks, look);
	return (findings: Run, source: GuardedLines | undefined): string => {
		const [first] = findings;
		const names = new Set(findings.map(({ container }) => container));
		let block = `  ${paint.faint(header(first, [...names], look))}\n`;
		const sorted = findings.length === 1 ? findings : findings.toSorted(worstFirst);
		const mark = paint[sorted[0]?.severity ?? first.severity];
		const style = { width: look.width, mark, faint: paint.faint };
		if (source?.hides(first.line)) block += `  ${paint.faint(words.hidden[look.language])}\n`;
		else if (source) block += renderExcerpt(source, rangeOf(first), style);
		else block += `  ${mark(visible(first.path))}\n`;
		for (const finding of sorted) {
			const { container, message, check } = finding;
			const owner = names.size > 1 && container !== null ? `${objectName(container)}: ` : '';
			const text = owner + visible(message);
			block += hang(labels[finding.severity], text, { ...look, tail: `[${visible(check)}]` });
			block += renderMend(finding);
		}
		return `${block}\n`;
	};
}

function header(first: FindingRow, containers: (string | null)[], look: Look): string {
	const { language } = look;
	const place = renderPlace(first.file, first, language);
	const named = containers.filter((name) => name !== null).map(objectName);
	if (named.length === 0) return place;
	return `${place}  ${words.container[language]} ${named.join(words.comma[language])}`;
}

function worstFirst(a: FindingRow, b: FindingRow): number {
	return compareSeverity(b.severity, a.severity);
}

/** The left margin of a finding, as wide for each severity. */
type Label = { readonly text: string; readonly size: number };

function severityLabels({ language, paint }: Look): { readonly [S in Severity]: Label } {
	const widest = Math.max(...severities.map((name) => columns(severityWords[name][language])));
	const label = (severity: Severity): Label => {
		const word = severityWords[severity][language];
		const text = paint[severity](`${severityMarks[severity]} ${word}`);
		return { text: `  ${text}${' '.repeat(widest - columns(word) + 2)}`, size: widest + 6 };
	};
	return {
		critical: label('critical'),
		high: label('high'),
		medium: label('medium'),
		low: label('low'),
	};
}

/** A text beside its label; further lines stand under the first one. `tail` is painted faint. */
function hang({ text: label, size }: Label, text: string, style: Look & { tail: string }): string {
	const { tail, width, paint } = style;
	const lines = wrap(text, width - size, tail);
	const last = lines.at(-1) ?? '';
	const painted = `${last.slice(0, -tail.length)}${paint.faint(tail)}`;
	return `${label}${[...lines.slice(0, -1), painted].join(`\n${' '.repeat(size)}`)}\n`;
}

/** A check has the same mend wherever it speaks, so each is laid out once. */
function mendRenderer(checks: ReadonlyMap<string, CheckInfo>, look: Look) {
	const { language, paint } = look;
	const known = new Map<string, string>();
	const { size } = severityLabels(look).low;
	const label = { text: `${' '.repeat(size - 2)}${paint.good('→')} `, size };
	return ({ check, fix }: FindingRow): string => {
		const sureness = fix?.safety ?? 'none';
		const key = `${sureness} ${check}`;
		const text =
			known.get(key) ??
			hang(label, visible(checks.get(check)?.mend[language] ?? ''), {
				...look,
				tail: fixWords[sureness][language],
			});
		known.set(key, text);
		return text;
	};
}
