import type { ReadText } from '../../io/read.ts';
import { writeWhole } from '../../io/write.ts';
import { Lines } from '../../lang/yaml/lines.ts';
import type { Language } from '../../model/text.ts';
import { renderCsv } from '../../report/csv.ts';
import { renderGithub } from '../../report/github.ts';
import { renderGitlab } from '../../report/gitlab.ts';
import { renderHtml } from '../../report/html/page.ts';
import { renderJson } from '../../report/json.ts';
import { renderJunit } from '../../report/junit.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { renderPolicyReports } from '../../report/policy-report.ts';
import { renderPretty } from '../../report/pretty.ts';
import { renderPrometheus } from '../../report/prometheus.ts';
import { renderSarif } from '../../report/sarif.ts';
import type { ScanReport } from '../../report/scan-report.ts';
import { cannotWrite } from '../failures.ts';
import { fixDiffs } from '../fix/diffs.ts';
import { version } from '../version.ts';
import { print, wantsColour, widthOf } from './terminal.ts';

export const formats = [
	'pretty',
	'json',
	'sarif',
	'junit',
	'gitlab',
	'github',
	'markdown',
	'html',
	'csv',
	'prometheus',
	'openreports',
	'policyreport',
] as const;
export type Format = (typeof formats)[number];

/** A report that goes into a file. */
export type Output = { readonly format: Format; readonly file: string };

/** Whether a report shows what fixes change. */
export function wantsEdits(format: Format, output: readonly Output[]): boolean {
	return [format, ...output.map((each) => each.format)].includes('html');
}

type Wanted = {
	readonly format: Format;
	readonly output: readonly Output[];
	readonly language: Language;
	readonly color: boolean;
	/** Gives the text of a scanned file again. */
	readonly reread: (file: string) => ReadText;
};

/** Writes the reports into their files, then the one for standard output. */
export async function writeOutputs(report: ScanReport, wanted: Wanted): Promise<void> {
	for (const { format, file } of wanted.output) {
		try {
			writeWhole(file, render(report, format, { ...wanted, isFile: true }));
		} catch (error) {
			throw cannotWrite(file, error);
		}
	}
	await print(render(report, wanted.format, { ...wanted, isFile: false }));
}

function render(
	report: ScanReport,
	format: Format,
	wanted: Wanted & { isFile: boolean },
): Iterable<string | Uint8Array> {
	return renderers[format](report, wanted);
}

const renderers: {
	readonly [F in Format]: (
		report: ScanReport,
		wanted: Wanted & { isFile: boolean },
	) => Iterable<string | Uint8Array>;
} = {
	pretty: (report, { language, color, reread, isFile }) =>
		renderPretty(report, {
			language,
			colour: color && !isFile && wantsColour(process.stdout, process.env),
			width: isFile ? 100 : widthOf(process.stdout),
			source: linesOfLast(reread),
		}),
	json: (report, { language }) => renderJson(report, { language, version }),
	sarif: (report, { language }) => renderSarif(report, { language, version }),
	junit: (report, { language }) => renderJunit(report, language),
	gitlab: renderGitlab,
	github: (report, { language }) => renderGithub(report, language),
	markdown: (report, { language }) => renderMarkdown(report, language),
	html: (report, { language, reread }) =>
		renderHtml(report, language, { sources: linesOfLast(reread), diffs: fixDiffs(reread) }),
	csv: renderCsv,
	prometheus: renderPrometheus,
	openreports: (report) => renderPolicyReports(report, 'openreports'),
	policyreport: (report) => renderPolicyReports(report, 'policyreport'),
};

/** Reads the lines of a file, and keeps those of the last one: findings come file by file. */
function linesOfLast(reread: Wanted['reread']): (file: string) => Lines | undefined {
	let last: { readonly file: string; readonly lines: Lines | undefined } | undefined;
	return (file) => {
		if (last?.file !== file) {
			const read = reread(file);
			last = { file, lines: read.kind === 'text' ? new Lines(read.text) : undefined };
		}
		return last.lines;
	};
}
