import { carriesName, includes, type Rule, resourceMatches } from '../../kube/rbac/rule.ts';
import type { Path } from '../../model/path.ts';
import type { Part, Right } from './rights.ts';

/** A right with the rule that allows it, and what in it does. */
export type Held = {
	readonly rule: Rule;
	readonly part: Part;
	/** Indexes in the rule's lists. */
	readonly verbs: readonly number[];
	readonly resources: readonly number[];
};

/** What of a rule allows a right; undefined when it does not. */
export function findHeld(rule: Rule, right: Right): Held | undefined {
	for (const part of right) {
		const verbs = indexes(rule.verbs, (verb) => verb === '*' || part.verbs.includes(verb));
		if (verbs.length === 0) continue;
		const resources = indexes(rule.resources, (written) => isOn(part, rule, verbs, written));
		if (resources.length > 0) return { rule, part, verbs, resources };
	}
	return undefined;
}

/** The verb where it tells the story, else the resource. */
export function placeOf({ rule, part, verbs, resources }: Held): Path {
	const isVerb = part.verbs.some((verb) => special.has(verb));
	return isVerb
		? [...rule.path, 'verbs', verbs[0] ?? 0]
		: [...rule.path, 'resources', resources[0] ?? 0];
}

/** Whether a rule is over all resources, those of the core group at least. */
export function isOverAll({ groups, resources }: Rule): boolean {
	return resources.includes('*') && includes(groups, '');
}

/** Verbs that a wildcard includes and that nobody means by it. */
export const special: ReadonlySet<string> = new Set([
	...['impersonate', 'bind', 'escalate', 'approve', 'sign'],
]);

function isOn(part: Part, rule: Rule, verbs: readonly number[], written: string): boolean {
	for (const group in part.on) {
		if (!includes(rule.groups, group)) continue;
		for (const resource of part.on[group] ?? []) {
			if (resourceMatches(written, resource) && isNamed(part, rule, verbs, resource)) return true;
		}
	}
	return false;
}

function isNamed(
	{ names, verbs: asked }: Part,
	rule: Rule,
	verbs: readonly number[],
	resource: string,
): boolean {
	if (rule.names.length === 0) return true;
	if (!names || !rule.names.some(names)) return false;
	const carries = (verb: string) => carriesName(verb, resource);
	return verbs.some((index) => {
		const verb = rule.verbs[index] ?? '';
		return verb === '*' ? asked.some(carries) : carries(verb);
	});
}

function indexes(list: readonly string[], wanted: (word: string) => boolean): readonly number[] {
	if (!list.some(wanted)) return none; // nearly always
	return [...list.keys()].filter((index) => wanted(list[index] ?? ''));
}

const none: readonly number[] = [];
