/** Why a schedule of a CronJob is refused, never acted on, or not what it seems. */
export type CronProblem =
	/** A time zone in the schedule, which has a field of its own. */
	| { readonly kind: 'time-zone' }
	/** `@dayly` and the like. */
	| { readonly kind: 'word' }
	| { readonly kind: 'count'; readonly count: number }
	| { readonly kind: 'value'; readonly field: CronField; readonly written: string }
	/** No day is both: 31 February. */
	| { readonly kind: 'never' }
	/** A step beyond the range of its field keeps the first value alone. */
	| { readonly kind: 'step'; readonly field: CronField; readonly written: string };

export type CronField = 'minute' | 'hour' | 'day' | 'month' | 'weekday';

/** Judges a schedule as the API server does: five fields, or one of the words that begin with `@`. */
export function cronProblem(schedule: string): CronProblem | undefined {
	if (schedule.includes('TZ')) return { kind: 'time-zone' };
	if (schedule.startsWith('@')) return isWord(schedule) ? undefined : { kind: 'word' };
	const words = schedule.split(/\s+/).filter((word) => word !== '');
	if (words.length !== fields.length) return { kind: 'count', count: words.length };
	const read = fields.map((field, index) => readField(words[index] ?? '', field));
	for (const [index, { name }] of fields.entries()) {
		if (read[index]) continue;
		return { kind: 'value', field: name, written: words[index] ?? '' };
	}
	const times = read.filter((each) => each !== undefined);
	if (!happens(times)) return { kind: 'never' };
	const wide = times.findIndex(({ isStepTooWide }) => isStepTooWide);
	const field = fields[wide];
	return field && { kind: 'step', field: field.name, written: words[wide] ?? '' };
}

type Field = {
	readonly name: CronField;
	readonly min: number;
	readonly max: number;
	/** Names of the values from `min` on. */
	readonly names: readonly string[];
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly Field[] = [
	{ name: 'minute', min: 0, max: 59, names: [] },
	{ name: 'hour', min: 0, max: 23, names: [] },
	{ name: 'day', min: 1, max: 31, names: [] },
	{ name: 'month', min: 1, max: 12, names: months },
	// Sunday is 0 alone; cron's 7 is refused.
	{ name: 'weekday', min: 0, max: 6, names: weekdays },
];

const words: ReadonlySet<string> = new Set([
	'@yearly',
	'@annually',
	'@monthly',
	'@weekly',
	'@daily',
	'@midnight',
	'@hourly',
]);

const every = '@every ';
const duration = /^[-+]?(?:0|(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+)$/;

function isWord(schedule: string): boolean {
	if (words.has(schedule)) return true;
	return schedule.startsWith(every) && duration.test(schedule.slice(every.length, 100));
}

/** What a field stands for; `isAny` when it leaves the choice to the other fields. */
type Times = {
	readonly values: ReadonlySet<number>;
	readonly isAny: boolean;
	readonly isStepTooWide: boolean;
};

function readField(written: string, field: Field): Times | undefined {
	const values = new Set<number>();
	let isAny = false;
	let isStepTooWide = false;
	for (const part of written.split(',')) {
		if (part === '') continue; // an empty part stands for nothing, and is let pass
		const range = readRange(part, field);
		if (!range) return undefined;
		for (let at = range.start; at <= range.end; at += range.step) values.add(at);
		isAny ||= range.isAny;
		isStepTooWide ||= range.step > field.max - field.min + 1;
	}
	return { values, isAny, isStepTooWide };
}

type Range = { start: number; end: number; step: number; isAny: boolean };

function readRange(part: string, field: Field): Range | undefined {
	const [span = '', stepText, ...more] = part.split('/');
	const [low = '', high, ...further] = span.split('-');
	if (more.length > 0 || further.length > 0) return undefined;
	const step = stepText === undefined ? 1 : readNumber(stepText);
	if (!step) return undefined; // also a step of 0
	if (low === '*' || low === '?') {
		return { start: field.min, end: field.max, step, isAny: step === 1 };
	}
	const start = readValue(low, field);
	// `5/10` goes from 5 to the end.
	const last = stepText === undefined ? start : field.max;
	const end = high === undefined ? last : readValue(high, field);
	if (start === undefined || end === undefined) return undefined;
	if (start < field.min || end > field.max || start > end) return undefined;
	return { start, end, step, isAny: false };
}

function readValue(written: string, { names, min }: Field): number | undefined {
	const index = names.indexOf(written.toLowerCase());
	return index < 0 ? readNumber(written) : index + min;
}

function readNumber(written: string): number | undefined {
	return /^\+?\d{1,9}$/.test(written) ? Number(written) : undefined;
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function happens(times: readonly Times[]): boolean {
	if (times.some(({ values }) => values.size === 0)) return false;
	const [, , day, month, weekday] = times;
	if (!day || !month || !weekday) return true;
	// Where day and weekday are both given, either is enough.
	if (day.isAny || !weekday.isAny) return true;
	const first = Math.min(...day.values);
	return [...month.values].some((number) => first <= (longest[number - 1] ?? 0));
}
