import { severities } from '../model/severity.ts';
import type { Language } from '../model/text.ts';
import { blockRenderer } from './block.ts';
import type { SourceLines } from './excerpt.ts';
import { type Look, palette } from './look.ts';
import { renderNotes } from './notes.ts';
import { fileName, objectName } from './place.ts';
import type { FindingRow } from './rows.ts';
import { isRun, isSameFile, isSamePlace, isSameResource, type Run, runs } from './runs.ts';
import { findingRows, type ScanReport } from './scan-report.ts';
import { guardSecrets } from './secrets.ts';
import { renderStandings } from './standing-table.ts';
import { renderSummary } from './summary.ts';
import { severityCount, words } from './words.ts';

export type PrettyOptions = {
	readonly language: Language;
	readonly colour: boolean;
	/** Columns of the terminal; Infinity never wraps. */
	readonly width: number;
	/** The text that the positions in a file speak of; asked once a file. */
	readonly source: (file: string) => SourceLines | undefined;
};

/** A scan for people: findings by file and resource with their source, then what was looked at. */
export function* renderPretty(report: ScanReport, options: PrettyOptions): Generator<string> {
	const { language, colour, width } = options;
	const look = { language, width: Math.max(width, narrowest), paint: palette(colour) };
	const renderBlock = blockRenderer(report.checks, look);
	for (const all of runs(findingRows(report), isSameFile)) {
		const ofFile = all.filter(({ suppressed }) => !suppressed);
		if (!isRun(ofFile)) continue;
		yield fileHeading(ofFile, look);
		const source = guardSecrets(options.source(all[0].file), all, language);
		for (const ofResource of runs(ofFile, isSameResource)) {
			yield resourceHeading(ofResource[0], look);
			for (const block of runs(ofResource, isSamePlace)) yield renderBlock(block, source);
		}
	}
	yield* renderStandings(report, look);
	yield* renderNotes(report, look);
	yield renderSummary(report, look);
}

/** In less, labels and gutters would leave nothing for what they announce. */
const narrowest = 40;

function fileHeading(findings: Run, { language, paint }: Look): string {
	const counts = severities.toReversed().flatMap((severity) => {
		const count = findings.filter((finding) => finding.severity === severity).length;
		return count === 0 ? [] : [paint[severity](severityCount[severity][language](count))];
	});
	const file = paint.strong(`── ${fileName(findings[0].file, language)} ──`);
	return `${file} ${counts.join(words.comma[language])}\n\n`;
}

function resourceHeading({ resource }: FindingRow, { language, paint }: Look): string {
	const kind = objectName(resource.kind) || words.noKind[language];
	const name = objectName(resource.name) || words.noName[language];
	const title = paint.strong(`${kind} ${name}`);
	if (resource.namespace === null) return `${title}\n\n`;
	return `${title}${words.inNamespace[language](objectName(resource.namespace))}\n\n`;
}
