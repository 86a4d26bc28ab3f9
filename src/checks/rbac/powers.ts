import { type RoleRef, rulesOfRef } from '../../kube/rbac/roles.ts';
import { isRbac, type Rule } from '../../kube/rbac/rule.ts';
import { roleRefOf, type Subject, subjectsOf } from '../../kube/rbac/subjects.ts';
import type { World } from '../../kube/world.ts';
import { asFields } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';
import { findHeld, isOverAll } from './held.ts';
import { dangerous, type Right, takeOver } from './rights.ts';

export const bindingKinds = ['RoleBinding', 'ClusterRoleBinding'];

/** What the role of a binding gives, at its worst. */
export type Power = {
	/** `all` is cluster-admin by any name; `unknown` when the role is nowhere to be seen. */
	readonly level: 'all' | 'dangerous' | 'harmless' | 'unknown';
	/** Whether it makes its holder somebody else of the same namespace. */
	readonly takesOver: boolean;
};

/** The power that a binding gives. */
export function powerOf(binding: Resource, world: World): Power {
	const role = roleRefOf(binding);
	const isEverywhere = binding.kind === 'ClusterRoleBinding';
	const { powers } = facts(world);
	const key = `${isEverywhere}/${role.kind}/${role.namespace ?? ''}/${role.name}`;
	const before = powers.get(key);
	if (before) return before;
	const power = measure(role, isEverywhere, world);
	powers.set(key, power);
	return power;
}

/** A ServiceAccount that has dangerous rights in the whole cluster, and the binding that gives them. */
export type Strong = { readonly subject: Subject; readonly binding: Resource };

/** The first such ServiceAccount of a namespace. */
export function strongAccount(namespace: string, world: World): Strong | undefined {
	return strongOnes(world).byNamespace.get(namespace);
}

export function isStrong(subject: Subject, world: World): boolean {
	return strongOnes(world).names.has(subject.name);
}

/** Whether Kubernetes has made the binding: by its label, which alone could be anybody's, and its name. */
export function isOwnBinding({ name, value }: Resource): boolean {
	const labels = asFields(asFields(value.metadata).labels);
	if (labels['kubernetes.io/bootstrapping'] !== 'rbac-defaults') return false;
	return name === 'cluster-admin' || name.startsWith('system:');
}

export function isGroup({ kind, name }: Subject, group: string): boolean {
	return kind === 'Group' && name === group;
}

/** What the Dashboard calls its accounts and roles, or how their names begin. */
export const dashboard = 'kubernetes-dashboard';

export function isOfDashboard({ account }: Subject): boolean {
	return account?.name.startsWith(dashboard) === true;
}

function measure(role: RoleRef, isEverywhere: boolean, world: World): Power {
	const rules = rulesOfRef(role, world);
	if (!rules) return { level: 'unknown', takesOver: false };
	const overAll = rules.filter((rule) => isOverAll(rule) && rule.names.length === 0);
	const isAll = overAll.some(({ verbs }) => verbs.includes('*'));
	const holds = (right: Right) => rules.some((rule) => isHeld(rule, right, isEverywhere));
	const isDangerous = overAll.length > 0 || dangerous.some(holds);
	return {
		level: isAll ? 'all' : isDangerous ? 'dangerous' : 'harmless',
		takesOver: takeOver.some(holds),
	};
}

function isHeld(rule: Rule, right: Right, isEverywhere: boolean): boolean {
	const effective = isEverywhere ? right : right.filter((part) => !part.isClusterScoped);
	return findHeld(rule, effective) !== undefined;
}

type StrongOnes = {
	readonly byNamespace: ReadonlyMap<string, Strong>;
	/** Of the users that they are. */
	readonly names: ReadonlySet<string>;
};

type Facts = { readonly powers: Map<string, Power>; strong?: StrongOnes };

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const fresh = { powers: new Map<string, Power>() };
	known.set(world, fresh);
	return fresh;
}

function strongOnes(world: World): StrongOnes {
	const kept = facts(world);
	kept.strong ??= findStrong(world);
	return kept.strong;
}

function findStrong(world: World): StrongOnes {
	const byNamespace = new Map<string, Strong>();
	const names = new Set<string>();
	for (const binding of world.ofKind('ClusterRoleBinding')) {
		if (!isRbac(binding)) continue;
		const { level } = powerOf(binding, world);
		if (level !== 'all' && level !== 'dangerous') continue;
		for (const subject of subjectsOf(binding)) {
			names.add(subject.name);
			const namespace = subject.account?.namespace;
			if (namespace === undefined || byNamespace.has(namespace)) continue;
			byNamespace.set(namespace, { subject, binding });
		}
	}
	return { byNamespace, names };
}
