import { rememberLast } from '../../model/remember.ts';
import { isWithin } from './pattern.ts';
import type { AppArmorView, FileView, RuleView } from './view.ts';

/** Rules that deny win over those that allow, unless these have a higher priority. */
export function isDenying({ qualifiers }: FileView | RuleView): boolean {
	return qualifiers.access === 'deny';
}

/**
 * The rules by which a profile allows what a letter stands for on a path; empty where one denies it. A
 * rule that denies in some cases alone does not count, nor one whose variables are not known.
 */
export function allowing(view: AppArmorView, path: string, letter: string): readonly FileView[] {
	const about = view.files.filter(
		({ letters, pattern }) => isCovered(letter, letters) && pattern?.matches(path),
	);
	const denied = Math.max(
		...about
			.filter((rule) => isDenying(rule) && !rule.isConditional)
			.map(({ qualifiers }) => qualifiers.priority),
		Number.NEGATIVE_INFINITY,
	);
	return about.filter((rule) => !isDenying(rule) && rule.qualifiers.priority > denied);
}

/** Who may write may append. */
function isCovered(letter: string, letters: string): boolean {
	return letters.includes(letter) || (letter === 'a' && letters.includes('w'));
}

/** The rules of a kind that allow something, without those that another denies whole. */
export function allowedRules(view: AppArmorView, kind: RuleView['kind']): readonly RuleView[] {
	const ofKind = view.rules.filter((rule) => rule.kind === kind);
	const denied = ofKind.some((rule) => isDenying(rule) && !rule.isConditional && isAboutAll(rule));
	return denied ? [] : ofKind.filter((rule) => !isDenying(rule));
}

/** A rule without anything that narrows it, such as `mount,`. */
export function isAboutAll(rule: RuleView): boolean {
	const { words, permissions, conditions, target } = rule;
	return words.length + permissions.length + conditions.length === 0 && target === undefined;
}

/** Whether every file may be read, written and executed, but for what is denied by name. */
export function openFiles(view: AppArmorView): FileView | undefined {
	return view.files.find(
		(rule) =>
			!isDenying(rule) &&
			!rule.isConditional &&
			(rule.text === undefined || rule.pattern?.texts.some((text) => everything.test(text))) &&
			[...'rwx'].every((letter) => rule.letters.includes(letter)),
	);
}

const everything = /^\/(?:\*\*|\{\*\*,\}|\{,\*\*\})$/;

/** `all,`, which is every permission there is. */
export function openRule(view: AppArmorView): RuleView | undefined {
	return view.rules.find((rule) => rule.kind === 'all' && !isDenying(rule));
}

/** Each rule is held against so many, which is more than people write. */
const mostDeniers = 200;

const deniersOf = rememberLast(({ files }: AppArmorView) =>
	files.filter((rule) => isDenying(rule) && !rule.isConditional).slice(0, mostDeniers),
);

/** The rule that denies all that a rule allows, where that is sure. */
export function denierOf(rule: FileView, view: AppArmorView): FileView | undefined {
	const { pattern, letters } = rule;
	if (!pattern || isDenying(rule)) return undefined;
	return deniersOf(view).find(
		(other) =>
			other.qualifiers.priority >= rule.qualifiers.priority &&
			[...letters].every((letter) => isCovered(letter, other.letters)) &&
			other.pattern !== undefined &&
			isWithin(pattern, other.pattern),
	);
}
