import { safeties } from '../model/edit.ts';
import type { ScanResult } from '../model/scan-result.ts';
import { severities } from '../model/severity.ts';
import type { Look } from './look.ts';
import { type Tally, tally } from './tally.ts';
import { fixCount, type Scope, severityCount, severityMarks, words } from './words.ts';
import { wrap } from './wrap.ts';

/** The scan in numbers, and whether they can be trusted. */
export function renderSummary(result: ScanResult, look: Look): string {
	const { language, paint } = look;
	const counted = tally(result);
	const { skipped, unreadable } = counted.inputs;
	const scope = {
		resources: result.resources,
		documents: counted.inputs.scanned,
		files: counted.files,
		checks: result.checks.size,
	};
	const lines = counted.findings > 0 ? problems(counted, scope, look) : clean(counted, scope, look);
	if (skipped > 0) lines.push(...fold(words.skippedInputs[language](skipped), look));
	if (unreadable > 0) {
		lines.push(...fold(words.incomplete[language](unreadable), look).map(paint.bad));
	}
	return `${paint.strong(`── ${words.summary[language]} ──`)}\n\n  ${lines.join('\n  ')}\n`;
}

function problems(counted: Tally, scope: Scope, look: Look): string[] {
	const { language, paint } = look;
	const parts = severities.toReversed().flatMap((severity) => {
		const count = counted.severities[severity];
		const text = `${severityMarks[severity]} ${severityCount[severity][language](count)}`;
		return count === 0 ? [] : [paint[severity](text)];
	});
	const total = paint.strong(words.findings[language](counted.findings));
	const suppressed = suppressedCount(counted, look);
	return [
		[total, ...parts, ...suppressed].join('  '),
		...mendable(counted, look),
		...fold(words.lookedAt[language](scope), look),
	];
}

function clean(counted: Tally, scope: Scope, look: Look): string[] {
	const { language, paint } = look;
	if (scope.resources === 0) return fold(words.nothingSeen[language], look);
	const told =
		counted.inputs.unreadable > 0
			? fold(words.cleanSoFar[language](scope), look)
			: fold(`✔ ${words.clean[language](scope)}`, look).map(paint.good);
	return [...told, ...suppressedCount(counted, look)];
}

function suppressedCount({ suppressed }: Tally, { language, paint }: Look): string[] {
	return suppressed === 0 ? [] : [paint.faint(words.suppressed[language](suppressed))];
}

/** How many findings `holdfast fix` can mend, and what that asks of the user. */
function mendable({ fixes, findings }: Tally, look: Look): string[] {
	const { language } = look;
	const kinds = safeties.filter((safety) => fixes[safety] > 0);
	if (kinds.length === 0) return [];
	const told = kinds.map((safety) => fixCount[safety][language](fixes[safety]));
	const start = words.fixes[language](findings - fixes.none, findings);
	return fold(start + told.join(words.semicolon[language]) + words.stop[language], look);
}

function fold(text: string, { width }: Look): string[] {
	return [...wrap(text, width - 2)];
}
