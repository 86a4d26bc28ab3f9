import { safeties } from '../model/edit.ts';
import { severities } from '../model/severity.ts';
import type { Look } from './look.ts';
import type { ScanReport } from './scan-report.ts';
import { countOf, type Tally } from './tally.ts';
import { fixCount, type Scope, severityCount, severityMarks, words } from './words.ts';
import { wrap } from './wrap.ts';

/** The scan in numbers, and whether they can be trusted. */
export function renderSummary({ tally, checks }: ScanReport, look: Look): string {
	const { language, paint } = look;
	const { scanned, skipped, unreadable } = tally.inputs;
	const scope = {
		resources: tally.resources,
		documents: scanned,
		files: tally.files,
		checks: checks.size,
	};
	const lines = countOf(tally) > 0 ? problems(tally, scope, look) : clean(tally, scope, look);
	if (skipped > 0) lines.push(...fold(words.skippedInputs[language](skipped), look));
	if (unreadable > 0) {
		lines.push(...fold(words.incomplete[language](unreadable), look).map(paint.bad));
	}
	return `${paint.strong(`── ${words.summary[language]} ──`)}\n\n  ${lines.join('\n  ')}\n`;
}

function problems(tally: Tally, scope: Scope, look: Look): string[] {
	const { language, paint } = look;
	const parts = severities.toReversed().flatMap((severity) => {
		const count = tally.severities[severity];
		const text = `${severityMarks[severity]} ${severityCount[severity][language](count)}`;
		return count === 0 ? [] : [paint[severity](text)];
	});
	const total = paint.strong(words.findings[language](countOf(tally)));
	const suppressed = suppressedCount(tally, look);
	return [
		[total, ...parts, ...suppressed].join('  '),
		...mendable(tally, look),
		...fold(words.lookedAt[language](scope), look),
	];
}

function clean(tally: Tally, scope: Scope, look: Look): string[] {
	const { language, paint } = look;
	if (scope.resources === 0) return fold(words.nothingSeen[language], look);
	const told =
		tally.inputs.unreadable > 0
			? fold(words.cleanSoFar[language](scope), look)
			: fold(`✔ ${words.clean[language](scope)}`, look).map(paint.good);
	return [...told, ...suppressedCount(tally, look)];
}

function suppressedCount({ suppressed }: Tally, { language, paint }: Look): string[] {
	return suppressed === 0 ? [] : [paint.faint(words.suppressed[language](suppressed))];
}

/** How many findings `holdfast fix` can mend, and what that asks of the user. */
function mendable(tally: Tally, look: Look): string[] {
	const { language } = look;
	const { fixes } = tally;
	const findings = countOf(tally);
	const kinds = safeties.filter((safety) => fixes[safety] > 0);
	if (kinds.length === 0) return [];
	const told = kinds.map((safety) => fixCount[safety][language](fixes[safety]));
	const start = words.fixes[language](findings - fixes.none, findings);
	return fold(start + told.join(words.semicolon[language]) + words.stop[language], look);
}

function fold(text: string, { width }: Look): string[] {
	return [...wrap(text, width - 2)];
}
