import { fixText, type Hindrance } from '../../engine/fix/fix-text.ts';
import { applySplices, composeSplices } from '../../lang/splice.ts';
import { type Safety, type Splice, safeties } from '../../model/edit.ts';
import { compareSeverity } from '../../model/severity.ts';
import type { FindingRow } from '../../report/rows.ts';
import { isSameFile, runs } from '../../report/runs.ts';
import { findingRows, type ScanReport } from '../../report/scan-report.ts';
import { secretLines } from '../../report/secrets.ts';
import { runScan, type Scanned, type ScanRequest } from '../scan/run.ts';

/** What fixes make of one file. */
export type FixedFile = {
	readonly file: string;
	readonly before: string;
	readonly after: string;
	/** From the one to the other. */
	readonly splices: readonly Splice[];
	/** Lines of `before` that hold secrets. */
	readonly secrets: ReadonlySet<number>;
	/** The findings that are mended. */
	readonly mended: readonly FindingRow[];
};

export type FixRun = {
	readonly files: readonly FixedFile[];
	/** Of the texts as they are after the fixes. */
	readonly report: ScanReport;
	/** Fixes that could be made at the chosen safety, but for the text. */
	readonly hindered: readonly { readonly row: FindingRow; readonly why: Hindrance }[];
	/** The text of a file after the fixes. */
	readonly textOf: (file: string) => string | undefined;
};

/**
 * Scans, makes every fix of the chosen safety or a surer one, and scans the fixed texts again, until
 * nothing more can be made. Nothing is written.
 */
export async function runFix(request: ScanRequest, safety: Safety): Promise<FixRun> {
	const allowed = safeties.slice(0, safeties.indexOf(safety) + 1);
	const texts = new Map<string, string>();
	const files = new Map<string, FixedFile>();
	for (let round = 1; ; round++) {
		const scanned = await runScan(round === 1 ? request : { ...request, texts });
		const { fixed, hindered } = fixFiles(scanned, allowed);
		for (const each of fixed) {
			texts.set(each.file, each.after);
			files.set(each.file, joined(files.get(each.file), each));
		}
		if (fixed.length > 0 && round < mostRounds) continue;
		const textOf = (file: string) => {
			const read = scanned.read(file);
			return read.kind === 'text' ? read.text : undefined;
		};
		return { files: [...files.values()], report: scanned.report, hindered, textOf };
	}
}

type Hindered = FixRun['hindered'][number];

function fixFiles({ report, read }: Scanned, allowed: readonly Safety[]) {
	const fixed: FixedFile[] = [];
	const hindered: Hindered[] = [];
	for (const ofFile of runs(findingRows(report), isSameFile)) {
		const rows = ofFile.filter((row) => isWanted(row, allowed)).sort(bySeverity);
		const { file } = ofFile[0];
		const text = read(file);
		if (rows.length === 0 || text.kind === 'failure') continue;
		const before = text.text;
		const { splices, hindered: whys } = fixText(before, rows);
		hindered.push(
			...rows.flatMap((row, index): Hindered[] => {
				const why = whys[index];
				return why ? [{ row, why }] : [];
			}),
		);
		if (splices.length === 0) continue;
		const mended = rows.filter((_, index) => whys[index] === undefined);
		const secrets = secretLines(ofFile);
		fixed.push({ file, before, after: applySplices(before, splices), splices, secrets, mended });
	}
	return { fixed, hindered };
}

/** Fixes that stand against each other settle sooner; what never would is stopped here. */
const mostRounds = 6;

function isWanted({ fix, suppressed }: FindingRow, allowed: readonly Safety[]): boolean {
	return fix !== null && suppressed === null && allowed.includes(fix.safety);
}

/** Where two fixes stand against each other, the graver finding is mended first. */
function bySeverity(a: FindingRow, b: FindingRow): number {
	return compareSeverity(b.severity, a.severity);
}

function joined(earlier: FixedFile | undefined, later: FixedFile): FixedFile {
	if (!earlier) return later;
	return {
		file: later.file,
		before: earlier.before,
		secrets: earlier.secrets,
		after: later.after,
		splices: composeSplices(earlier.splices, later.splices),
		mended: [...earlier.mended, ...later.mended],
	};
}
