import { type Text, text } from '../../model/text.ts';

/** What a suppression says: which checks, why, and until when. */
export type Directive = {
	/** Patterns of check ids. */
	readonly checks: readonly string[];
	readonly reason: string;
	/** Last day on which it holds, `YYYY-MM-DD`. */
	readonly until: string | undefined;
};

export type DirectiveProblem = { readonly problem: Text };

const form = /^ignore[ \t]+([\w*][\w*/-]*(?:[ \t]*,[ \t]*[\w*][\w*/-]*)*)(?:[ \t]+(.*))?$/s;
const day = /^until[ \t]+(\S+)[ \t]*(.*)$/s;

/**
 * Reads `ignore pod/privileged, host/pid until 2027-01-31 the reason`. A suppression without a reason
 * or with a date that is none does not hold.
 */
export function parseDirective(source: string): Directive | DirectiveProblem {
	const match = form.exec(source.trim());
	if (!match)
		return {
			problem: text(
				`not understood: write \`holdfast: ignore CHECK until YYYY-MM-DD reason\` (got \`${cut(source)}\`)`,
				`无法理解：应写作 \`holdfast: ignore 检查项 until 年-月-日 原因\`（得到 \`${cut(source)}\`）`,
			),
		};
	const checks = (match[1] ?? '').split(',').map((check) => check.trim());
	const rest = (match[2] ?? '').trim();
	const dated = day.exec(rest);
	const reason = (dated ? dated[2] : rest) ?? '';
	const until = dated?.[1];
	if (until !== undefined && !isDay(until))
		return {
			problem: text(
				`\`${cut(until)}\` is not a day: write \`until YYYY-MM-DD\``,
				`\`${cut(until)}\` 不是日期：应写作 \`until 年-月-日\`（例如 2027-01-31）`,
			),
		};
	if (reason === '')
		return {
			problem: text(
				`the suppression of ${checks.join(', ')} gives no reason, so it does not hold`,
				`对 ${checks.join('、')} 的忽略没有写明原因，因此无效`,
			),
		};
	return { checks, reason, until };
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(value: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const date = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function cut(value: string): string {
	return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
