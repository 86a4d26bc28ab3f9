import { fixText, type Hindrance } from '../../engine/fix/fix-text.ts';
import { applySplices, composeSplices } from '../../lang/splice.ts';
import { type Safety, type Splice, safeties } from '../../model/edit.ts';
import { compareSeverity } from '../../model/severity.ts';
import type { FindingRow } from '../../report/rows.ts';
import { isSameFile, runs } from '../../report/runs.ts';
import { findingRows, type ScanReport } from '../../report/scan-report.ts';
import { secretLines } from '../../report/secrets.ts';
import { runScan, type Scanned, type ScanRequest } from '../scan/run.ts';
import type { Choose } from './choose.ts';

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

/** Which fixes are made. */
export type Wanted = {
	/** Those of this sureness, or a surer one. */
	readonly safety: Safety;
	/** Asks for those of each file; without it all are made. */
	readonly choose?: Choose | undefined;
};

/**
 * Scans, makes every fix that is wanted, and scans the fixed texts again, until nothing more can be made;
 * what was chosen is made in one go. Nothing is written.
 */
export async function runFix(request: ScanRequest, { safety, choose }: Wanted): Promise<FixRun> {
	const allowed = safeties.slice(0, safeties.indexOf(safety) + 1);
	const texts = new Map<string, string>();
	const files = new Map<string, FixedFile>();
	const hindered = new Map<string, Hindered>();
	for (let round = 1; ; round++) {
		const scanned = await runScan(round === 1 ? request : { ...request, texts });
		const isOver = round > mostRounds || (choose !== undefined && round > 1);
		const fixed = isOver ? [] : await fixFiles(scanned, { allowed, choose, hindered });
		for (const each of fixed) {
			texts.set(each.file, each.after);
			files.set(each.file, joined(files.get(each.file), each));
		}
		if (fixed.length > 0) continue;
		const textOf = (file: string) => {
			const read = scanned.read(file);
			return read.kind === 'text' ? read.text : undefined;
		};
		const { report } = scanned;
		return { files: [...files.values()], report, hindered: [...hindered.values()], textOf };
	}
}

type Hindered = FixRun['hindered'][number];

type Fixing = {
	readonly allowed: readonly Safety[];
	readonly choose: Choose | undefined;
	/** By fingerprint, of the last round. */
	readonly hindered: Map<string, Hindered>;
};

async function fixFiles({ report, read }: Scanned, { allowed, choose, hindered }: Fixing) {
	const fixed: FixedFile[] = [];
	if (!choose) hindered.clear();
	for (const ofFile of runs(findingRows(report), isSameFile)) {
		const wanted = ofFile.filter((row) => isWanted(row, allowed)).sort(bySeverity);
		const { file } = ofFile[0];
		const text = read(file);
		if (wanted.length === 0 || text.kind === 'failure') continue;
		const before = text.text;
		const secrets = secretLines(ofFile);
		const rows = choose ? await choose(wanted, { text: before, secrets }, report.checks) : wanted;
		const { splices, hindered: whys } = fixText(before, rows);
		for (const [index, row] of rows.entries()) {
			const why = whys[index];
			if (why) hindered.set(row.fingerprint, { row, why });
		}
		if (splices.length === 0) continue;
		const mended = rows.filter((_, index) => whys[index] === undefined);
		fixed.push({ file, before, after: applySplices(before, splices), splices, secrets, mended });
	}
	return fixed;
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
