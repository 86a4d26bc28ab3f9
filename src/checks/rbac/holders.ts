import { isGathering, isOwn } from '../../kube/rbac/roles.ts';
import { isRbac, type Rule, writtenRules } from '../../kube/rbac/rule.ts';
import type { World } from '../../kube/world.ts';
import type { Problem } from '../../model/check.ts';
import type { Edit, Fix } from '../../model/edit.ts';
import { rememberLast } from '../../model/remember.ts';
import type { Resource } from '../../model/resource.ts';
import type { Severity } from '../../model/severity.ts';
import { type Text, text } from '../../model/text.ts';
import { quote } from '../quote.ts';
import { findHeld, type Held, isOverAll, placeOf, special } from './held.ts';
import { type Reach, reachOf } from './reach.ts';
import type { Part, Right } from './rights.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const rbacKinds = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];
export const roleKinds = ['Role', 'ClusterRole'];

type Question = {
	readonly right: Right;
	/** How bad it is everywhere and in one namespace; left out where it is no problem. */
	readonly severity: { readonly cluster?: Severity; readonly namespace?: Severity };
	/** Stronger rights, of which another check speaks. */
	readonly unless?: readonly Right[];
	readonly where?: (held: Held) => boolean;
	/** Whether to speak of rules over all resources too, of which other checks speak. */
	readonly isBroadToo?: true;
	/** Whether taking the right away is offered. */
	readonly isRemovable?: true;
};

/** The rules of a role that allow something, as problems; none for Kubernetes' own roles. */
export function holders(role: Resource, world: World, question: Question): Problem[] {
	const rules = rulesToJudge(role, world);
	if (rules.length === 0) return [];
	const { right, severity, unless = [], where, isBroadToo, isRemovable } = question;
	const problems: Problem[] = [];
	for (const rule of rules) {
		const held = findHeld(rule, right);
		if (!held || (!isBroadToo && isSaidOfAll(rule, held.part))) continue;
		const reach = reachOf(role, world);
		const level = reach === 'namespace' ? severity.namespace : severity.cluster;
		if (level === undefined || (reach !== 'cluster' && held.part.isClusterScoped)) continue;
		if (unless.some((stronger) => findHeld(rule, stronger)) || where?.(held) === false) continue;
		const fix = isRemovable ? removal(held) : undefined;
		const problem = { path: placeOf(held), severity: level, message: messageOf(held, role, reach) };
		problems.push(fix ? { ...problem, fix } : problem);
	}
	return problems;
}

/** The rules of a role over all resources, as problems of the severity that `judge` gives. */
export function holdersOfAll(
	role: Resource,
	world: World,
	judge: (rule: Rule, reach: Reach) => Severity | undefined,
): Problem[] {
	return rulesToJudge(role, world).flatMap((rule) => {
		if (!isOverAll(rule) || rule.names.length > 0) return [];
		const reach = reachOf(role, world);
		const severity = judge(rule, reach);
		if (severity === undefined) return [];
		const verbs = [...rule.verbs.keys()];
		const held = { rule, part: anything, verbs, resources: [rule.resources.indexOf('*')] };
		return { path: placeOf(held), severity, message: messageOf(held, role, reach) };
	});
}

const anything: Part = { verbs: [], on: {} };

/** The rules that checks of roles look at: those written in the inputs, by others than Kubernetes. */
export function rulesToJudge(role: Resource, world: World): readonly Rule[] {
	const rules = othersRules(role);
	if (rules.length === 0 || role.value.aggregationRule === undefined) return rules;
	return isGathering(role, world) ? [] : rules; // what it gathers is judged where it is written
}

/** All checks ask about one role in a row. */
const othersRules = rememberLast((role: Resource) =>
	!isRbac(role) || isOwn(role) ? [] : writtenRules(role),
);

// rbac/all-rights, rbac/all-resources and rbac/read-everything speak of such rules once.
function isSaidOfAll(rule: Rule, part: Part): boolean {
	if (!isOverAll(rule)) return false;
	return rule.verbs.includes('*') || !part.verbs.some((verb) => special.has(verb));
}

function whereOf(role: Resource, reach: Reach, part: Part): Text {
	if (part.isClusterScoped) return text('', '');
	if (role.kind === 'ClusterRole' && reach === 'cluster') {
		return text(' in every namespace', '在所有命名空间');
	}
	const { namespace } = role;
	if (role.kind === 'ClusterRole') return text(' where it is bound', '在其绑定的命名空间');
	if (namespace === undefined) return text(' in its namespace', '在其命名空间');
	return text(` in the namespace ${quote(namespace)}`, `在命名空间 ${quote(namespace)} `);
}

function messageOf(held: Held, role: Resource, reach: Reach): Text {
	const { rule, part, verbs, resources } = held;
	const where = whereOf(role, reach, part);
	const words = (list: readonly string[], at: readonly number[]) => {
		const quoted = at.slice(0, mostWords).map((index) => quote(list[index] ?? ''));
		return at.length > mostWords ? [...quoted, '...'] : quoted;
	};
	const [done, on] = [words(rule.verbs, verbs), words(rule.resources, resources)];
	return text(
		`The rule allows ${done.join(', ')} on ${on.join(', ')}${where.en}`,
		`该规则允许${where.zh}对 ${on.join('、')} 执行 ${done.join('、')}`,
	);
}

const mostWords = 4;

/** Takes the right and nothing else out of the rule, where that can be done. */
function removal({ rule, verbs, resources }: Held): Fix | undefined {
	const isWhole = { verbs: isAll(verbs, rule.verbs), resources: isAll(resources, rule.resources) };
	const wildcards = [...rule.verbs, ...rule.resources].some((word) => word.startsWith('*'));
	if (wildcards || !(isWhole.verbs || isWhole.resources)) return undefined;
	const list = isWhole.resources ? 'verbs' : 'resources';
	const remove = (path: Edit['path']): Edit => ({ kind: 'remove', path });
	const edits =
		isWhole.verbs && isWhole.resources
			? [remove(rule.path)]
			: (isWhole.resources ? verbs : resources).map((index) => remove([...rule.path, list, index]));
	// Right if nothing that holds the role uses it.
	return { safety: 'evidence', edits };
}

function isAll(some: readonly number[], all: readonly string[]): boolean {
	return some.length === all.length;
}
