import { columns } from './columns.ts';
import type { Look } from './look.ts';
import type { ScanReport } from './scan-report.ts';
import { type ControlStanding, type Standing, standings, statusWords } from './standing.ts';
import { words } from './words.ts';
import { wrap } from './wrap.ts';

/** The standing by the standards that were asked for, a table each. */
export function* renderStandings(report: ScanReport, look: Look): Generator<string> {
	for (const standing of standings(report, report.standards)) yield table(standing, look);
}

function table({ standard, controls, score }: Standing, look: Look): string {
	const { language, paint } = look;
	const title = paint.strong(`── ${standard} ──`);
	const grade = score === null ? '' : ` ${words.score[language](score)}`;
	const rows = controls.map((control) => ({ control, told: toldOf(control, look) }));
	const margins = {
		control: Math.max(0, ...controls.map(({ control }) => control.length)),
		told: Math.max(0, ...rows.map(({ told }) => columns(told))),
	};
	return `${title}${grade}\n\n${rows.map((each) => row(each, margins, look)).join('')}\n`;
}

type Row = { readonly control: ControlStanding; readonly told: string };
type Margins = { readonly control: number; readonly told: number };

function toldOf({ status, findings }: ControlStanding, { language }: Look): string {
	const word = statusWords[status][language];
	return status === 'fail' ? `${word} (${findings})` : word;
}

const marks = { pass: '✔', fail: '✖', 'not-applicable': '–', 'not-judged': '?' } as const;

function row({ control: { control, title, status }, told }: Row, margins: Margins, look: Look) {
	const { language, paint, width } = look;
	const { good, bad, faint } = paint;
	const tone = { pass: good, fail: bad, 'not-applicable': faint, 'not-judged': faint }[status];
	const state = tone(`${marks[status]} ${told}`) + ' '.repeat(margins.told - columns(told));
	const margin = margins.told + margins.control + 8;
	const lines = wrap(title[language], width - margin);
	return `  ${state}  ${control.padEnd(margins.control)}  ${lines.join(`\n${' '.repeat(margin)}`)}\n`;
}
