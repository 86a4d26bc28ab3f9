import { registry } from '../../checks/registry.generated.ts';
import { unpackFacts } from '../../engine/scan/fact.ts';
import { checkInfo } from '../../engine/scan/select.ts';
import { byPlace, settle } from '../../engine/scan/settle.ts';
import { scanWorld } from '../../engine/scan/world.ts';
import { Suppressor, unusedWarnings } from '../../engine/suppress/suppression.ts';
import type { Finding } from '../../model/finding.ts';
import type { Warning } from '../../model/warning.ts';
import { findingText, placeOfRow, type RowStyle } from '../../report/rows.ts';
import type { ScanReport } from '../../report/scan-report.ts';
import { mergeRows, type Sheet, sheetOf } from '../../report/sheet.ts';
import { addTally, countFindings, emptyTally } from '../../report/tally.ts';
import { type Entries, fileOf, type ScannedBatches } from './batch.ts';
import type { ScanSetup } from './request.ts';
import type { Scanner } from './scanner.ts';

/** Runs the checks over the whole world, and joins what all files gave into one report. */
export function completeScan(
	all: readonly Entries[],
	{ batches, used }: ScannedBatches,
	{ setup, scanner }: { setup: ScanSetup; scanner: Scanner },
): ScanReport {
	const tally = emptyTally();
	for (const batch of batches) addTally(tally, batch.tally);
	const inFile = batches.flatMap(({ suppressions }) => suppressions);
	const suppressor = new Suppressor(inFile, setup.today);
	const late = scanWorld(
		batches.flatMap(({ facts }) => facts.flatMap(unpackFacts)),
		scanner.worldPlan,
		{ version: setup.kubernetesVersion, settings: setup.settings },
		scanner.files,
	);
	const findings = all.flatMap((entries, number) =>
		entries.flatMap((entry, index) => {
			const sheet = batches[number]?.findings[index] ?? sheetOf([]);
			const found = late.get(fileOf(entry));
			if (!found || 'row' in entry) return sheet;
			const marked = found.map((finding) => suppressor.apply(finding));
			const settled = settle(marked, scanner.accepted);
			countFindings(tally, settled);
			return insertRows(sheet, settled, setup.rows);
		}),
	);
	const usedInFile = batches.flatMap((batch) =>
		batch.used.flatMap((index) => batch.suppressions[index] ?? []),
	);
	const ofConfig = scanner.accepted.config.used;
	const unused = unusedWarnings(
		[...inFile, ...setup.suppressions],
		new Set([...usedInFile, ...suppressor.used, ...used, ...ofConfig]),
		{
			ran: new Set(scanner.checks.map(({ id }) => id)),
			known: registry.map(({ id }) => id),
			today: setup.today,
		},
	);
	const warnings: Warning[] = [...batches.flatMap((batch) => batch.warnings), ...unused];
	return {
		findings,
		inputs: batches.flatMap(({ inputs }) => inputs),
		tally,
		warnings,
		standards: setup.selection.standard,
		checks: new Map(scanner.checks.map((each) => [each.id, checkInfo(each)])),
	};
}

/** The rows of a file with those of further findings among them, each in its place. */
function insertRows(sheet: Sheet, findings: readonly Finding[], style: RowStyle): Sheet[] {
	const further = findings.map((each) => ({ text: findingText(each, style), place: each }));
	return mergeRows(sheet, further, (row, { place }) => byPlace(placeOfRow(row), place) < 0);
}
