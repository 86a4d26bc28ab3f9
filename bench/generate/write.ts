import type { Random } from './random.ts';

/** What a manifest is made of. Keys whose value is undefined are left out. */
export type Value =
	| string
	| number
	| boolean
	| null
	| Anchored
	| Alias
	| readonly Value[]
	| ValueMap;
export type ValueMap = { readonly [key: string]: Value | undefined };

/** A value with an anchor: `&name`. */
export class Anchored {
	readonly name: string;
	readonly value: ValueMap;

	constructor(name: string, value: ValueMap) {
		this.name = name;
		this.value = value;
	}
}

/** A repetition of an anchored value: `*name`. */
export class Alias {
	readonly name: string;

	constructor(name: string) {
		this.name = name;
	}
}

/** How one author writes. */
export type Style = {
	/** Whether lists stand deeper than their key. */
	readonly indentsLists: boolean;
	readonly quote: "'" | '"';
	/** Probability that a string is quoted without need. */
	readonly quotes: number;
	/** Probability of a comment before or behind a key. */
	readonly comments: number;
	/** Probability that a small collection is written in one line. */
	readonly flow: number;
};

export function randomStyle(random: Random): Style {
	return {
		indentsLists: random.chance(0.6),
		quote: random.chance(0.7) ? '"' : "'",
		quotes: random.pick([0, 0, 0.05, 0.3]),
		comments: random.pick([0, 0.01, 0.02, 0.06]),
		flow: random.pick([0, 0, 0.1, 0.6]),
	};
}

/** One document as YAML, in the style of its author. */
export function writeYaml(value: ValueMap, style: Style, random: Random): string {
	const lines: string[] = [];
	writeMapping(value, '', { lines, style, random });
	return `${lines.join('\n')}\n`;
}

type Pen = { readonly lines: string[]; readonly style: Style; readonly random: Random };

function writeMapping(map: ValueMap, indent: string, pen: Pen): void {
	for (const [key, value] of Object.entries(map)) {
		if (value === undefined) continue;
		if (pen.random.chance(pen.style.comments)) pen.lines.push(`${indent}# ${remark(pen.random)}`);
		writeNode(`${indent}${writeKey(key)}:`, value, indent, pen);
	}
}

function writeSequence(items: readonly Value[], indent: string, pen: Pen): void {
	for (const item of items) {
		if (isMap(item) && Object.keys(item).length > 0 && !isFlow(item, pen)) {
			const start = pen.lines.length;
			writeMapping(item, `${indent}  `, pen);
			openItem(pen.lines, start, indent);
		} else writeNode(`${indent}-`, item, `${indent}  `, pen);
	}
}

// The dash takes the place of the indentation of the item's first line that is no comment.
function openItem(lines: string[], start: number, indent: string): void {
	let at = start;
	while (lines[at]?.trimStart().startsWith('#')) at++;
	lines[at] = `${indent}- ${lines[at]?.slice(indent.length + 2)}`;
}

/** Writes `value` behind `head`, which is a key or a dash. */
function writeNode(head: string, value: Value, indent: string, pen: Pen): void {
	const { lines, style } = pen;
	if (value instanceof Alias) lines.push(`${head} *${value.name}`);
	else if (value instanceof Anchored) {
		lines.push(`${head} &${value.name}`);
		writeMapping(value.value, `${indent}  `, pen);
	} else if (typeof value === 'string' && value.includes('\n'))
		writeBlock(head, value, indent, pen);
	else if (isScalar(value)) lines.push(`${head} ${writeScalar(value, pen)}${aside(pen)}`);
	else if (isFlow(value, pen)) lines.push(`${head} ${writeFlow(value, pen)}`);
	else {
		lines.push(head);
		if (isMap(value)) writeMapping(value, `${indent}  `, pen);
		else writeSequence(value, style.indentsLists ? `${indent}  ` : indent, pen);
	}
}

function writeBlock(head: string, text: string, indent: string, { lines }: Pen): void {
	const hasEnd = text.endsWith('\n');
	lines.push(`${head} |${hasEnd ? '' : '-'}`);
	for (const line of (hasEnd ? text.slice(0, -1) : text).split('\n')) {
		lines.push(line === '' ? '' : `${indent}  ${line}`);
	}
}

type Collection = readonly Value[] | ValueMap;

function isFlow(value: Collection, { style, random }: Pen): boolean {
	const items = Object.values(value);
	if (items.length === 0) return true;
	if (items.length > 4 || style.flow === 0) return false;
	const isShort = items.every((item) => isScalar(item) && String(item).length < 24);
	return isShort && random.chance(style.flow);
}

function writeFlow(value: Collection, pen: Pen): string {
	if (!isMap(value)) return `[${value.map((item) => writeScalar(item, pen, true)).join(', ')}]`;
	const pairs = Object.entries(value).flatMap(([key, item]) =>
		item === undefined ? [] : [`${writeKey(key)}: ${writeScalar(item, pen, true)}`],
	);
	return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function writeScalar(value: Value, { style, random }: Pen, isInFlow = false): string {
	if (typeof value !== 'string') return String(value);
	const isPlain =
		plain.test(value) && !special.test(value) && !(isInFlow && /[,[\]{}]/.test(value));
	if (isPlain && !random.chance(style.quotes)) return value;
	if (style.quote === "'" || value.includes('\\')) return `'${value.replaceAll("'", "''")}'`;
	return `"${value.replaceAll('"', '\\"')}"`;
}

const plain = /^[A-Za-z/_.](?:[\w ./@+=()$,;?*%<>|&"'[\]{}~!-]|:(?! |$))*$/;
const special = /^(?:y|yes|n|no|on|off|true|false|null|\.inf|\.nan|\.[\d_]+)$|\s$/i;

function writeKey(key: string): string {
	return key === '<<' || (/^[A-Za-z][\w./-]*$/.test(key) && !special.test(key)) ? key : `"${key}"`;
}

function isMap(value: Value): value is ValueMap {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		!(value instanceof Alias) &&
		!(value instanceof Anchored)
	);
}

function isScalar(value: Value | undefined): value is string | number | boolean | null {
	return typeof value !== 'object' || value === null;
}

function aside({ style, random }: Pen): string {
	return random.chance(style.comments) ? `  # ${remark(random)}` : '';
}

function remark(random: Random): string {
	return random.pick([
		'keep in step with the chart',
		'raised after the incident in spring',
		'agreed with the platform team',
		'see the runbook: what to do when this fires',
		'default',
		'measured under load, not guessed',
		'the old name, until every client has moved',
		'needed by the sidecar',
		"don't change without a new certificate",
		'数据库连接，勿删',
	]);
}
