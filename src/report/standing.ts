import type { CheckInfo } from '../model/check.ts';
import { controls } from '../model/controls.ts';
import { answersStandard } from '../model/standard.ts';
import { type Text, text } from '../model/text.ts';
import { type ScanReport, shownRows } from './scan-report.ts';

/** How the inputs stand by one standard. */
export type Standing = {
	readonly standard: string;
	readonly controls: readonly ControlStanding[];
	/** Controls passed of those passed or failed, in per cent, rounded down; null when none was judged. */
	readonly score: number | null;
};

export type ControlStanding = {
	readonly control: string;
	readonly title: Text;
	/**
	 * `fail`: a finding that counts. `pass`: looked for and not found. `not-applicable`: the inputs hold
	 * nothing that it speaks of. `not-judged`: no check that ran answers it.
	 */
	readonly status: 'pass' | 'fail' | 'not-applicable' | 'not-judged';
	readonly findings: number;
};

/** The standing by each standard that was asked for, control by control. */
export function standings(report: ScanReport, asked: readonly string[]): Standing[] {
	if (asked.length === 0) return [];
	const findings = new Map<string, number>();
	for (const { check } of shownRows(report)) findings.set(check, (findings.get(check) ?? 0) + 1);
	const checks = [...report.checks.values()];
	return asked.map((standard) => {
		const judged = controlsOf(standard, checks).map(({ control, title, answering }) => {
			const count = answering.reduce((sum, { id }) => sum + (findings.get(id) ?? 0), 0);
			return { control, title, status: statusOf(answering, count, report), findings: count };
		});
		const passed = judged.filter(({ status }) => status === 'pass').length;
		const failed = judged.filter(({ status }) => status === 'fail').length;
		const score = passed + failed === 0 ? null : Math.floor((passed / (passed + failed)) * 100);
		return { standard, controls: judged, score };
	});
}

type Control = {
	readonly control: string;
	readonly title: Text;
	readonly answering: readonly CheckInfo[];
};

/** Pod Security has no controls by number, so there each check that answers it is one. */
function controlsOf(standard: string, checks: readonly CheckInfo[]): Control[] {
	const [name = ''] = standard.split(':');
	const known = controls[name];
	if (!known) {
		return checks
			.filter(({ standards }) => answersStandard(standards, standard))
			.map((check) => ({ control: check.id, title: check.title, answering: [check] }));
	}
	return known
		.map(([id, title]) => ({ control: `${name}:${id}`, title }))
		.filter(({ control }) => answersStandard([control as never], standard)) // a string that is compared
		.map(({ control, title }) => ({
			control,
			title,
			answering: checks.filter(({ standards }) => standards.some((each) => each === control)),
		}));
}

function statusOf(
	answering: readonly CheckInfo[],
	findings: number,
	{ tally }: ScanReport,
): ControlStanding['status'] {
	if (findings > 0) return 'fail';
	if (answering.length === 0) return 'not-judged';
	const isApplicable = answering.some(({ looksAt }) =>
		looksAt.some((kind) => tally.kinds.has(kind)),
	);
	return isApplicable ? 'pass' : 'not-applicable';
}

/** The words of a status. */
export const statusWords: { readonly [S in ControlStanding['status']]: Text } = {
	pass: text('pass', '通过'),
	fail: text('FAIL', '不通过'),
	'not-applicable': text('not applicable', '不适用'),
	'not-judged': text('not judged', '未判断'),
};
