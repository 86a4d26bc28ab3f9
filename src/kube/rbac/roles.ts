import { asFields, asList, isFields } from '../../model/fields.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import { labelSelector, matches } from '../selectors.ts';
import type { World } from '../world.ts';
import { builtInRules } from './built-in.ts';
import { isRbac, type Rule, rbacGroup, writtenRules } from './rule.ts';

/** What a binding points at: its `roleRef`, with the namespace in which a Role is looked for. */
export type RoleRef = {
	readonly kind: string;
	readonly name: string;
	readonly namespace: string | undefined;
};

/**
 * The rules that a role has in the cluster. Those of an aggregated ClusterRole are the union of the
 * ClusterRoles that its selectors choose, as a controller writes it.
 */
export function rulesOf(role: Resource, world: World): readonly Rule[] {
	if (!isAggregated(role)) return writtenRules(role);
	const gathered = aggregatedInto(role, world).flatMap(writtenRules);
	const own = (isOwn(role) && builtInRules(role.name)) || [];
	// Written rules are overwritten in a cluster; without their sources they are the best that is known.
	return gathered.length + own.length > 0 ? [...own, ...gathered] : writtenRules(role);
}

/** The rules that a reference gives: of the inputs, else of Kubernetes; undefined when none is known. */
export function rulesOfRef(ref: RoleRef, world: World): readonly Rule[] | undefined {
	const role = findRole(ref, world);
	if (role) return rulesOf(role, world);
	if (ref.kind !== 'ClusterRole') return undefined;
	const rules = builtInRules(ref.name);
	const target = standIns.get(ref.name);
	return rules && target
		? [...rules, ...aggregatedInto(target, world).flatMap(writtenRules)]
		: rules;
}

/** The role among the inputs; a namespace that a manifest leaves open may be any. */
export function findRole({ kind, name, namespace }: RoleRef, world: World): Resource | undefined {
	const same = facts(world).byName.get(`${kind}/${name}`);
	if (kind === 'ClusterRole') return same?.[0];
	return (
		same?.find((role) => role.namespace === namespace) ??
		same?.find((role) => role.namespace === undefined || namespace === undefined)
	);
}

/** Whether the inputs hold roles of the kind and namespace of a reference. */
export function hasRoles({ kind, namespace }: RoleRef, world: World): boolean {
	const { clusterRoles, namespaces } = facts(world);
	return kind === 'ClusterRole' ? clusterRoles.length > 0 : namespaces.has(namespace);
}

/** The ClusterRoles whose rules flow into this one, through others that are aggregated too. */
function aggregatedInto(role: Resource, world: World): readonly Resource[] {
	const seen = new Set([role]); // two may choose each other
	const sources = new Set<Resource>();
	for (const aggregated of seen) {
		for (const chosen of chosenAmong(aggregated, facts(world))) {
			if (isAggregated(chosen)) seen.add(chosen);
			else if (chosen !== role) sources.add(chosen);
			if (seen.size + sources.size > mostSources) return [...sources];
		}
	}
	return [...sources];
}

/** Whether a controller overwrites the rules that are written in this role by those of others. */
export function isGathering(role: Resource, world: World): boolean {
	return facts(world).gathering.has(role);
}

/** The aggregated ClusterRoles that take this one's rules: those among the inputs, and admin, edit, view. */
export function aggregatesTo(role: Resource, world: World): ReadonlySet<string> {
	return facts(world).targets.get(role) ?? none;
}

const none: ReadonlySet<string> = new Set();

/** A role of Kubernetes' own: by its label, which alone could be anybody's, and its name. */
export function isOwn(role: Resource): boolean {
	const label = labelsOf(role)['kubernetes.io/bootstrapping'];
	return label === 'rbac-defaults' && (role.name.startsWith('system:') || ownNames.has(role.name));
}

const ownNames = new Set(['cluster-admin', 'admin', 'edit', 'view']);

/** What admin, edit and view choose, for when they are not among the inputs, which is nearly always. */
const standIns: ReadonlyMap<string, Resource> = new Map(
	['admin', 'edit', 'view'].map((name) => [name, standIn(name)]),
);

function standIn(name: string): Resource {
	// admin takes edit's rules and edit takes view's, so a label for one reaches those above it.
	const reaching = ['admin', 'edit', 'view'].slice(['admin', 'edit', 'view'].indexOf(name));
	const clusterRoleSelectors = reaching.map((to) => ({
		matchLabels: { [`${rbacGroup}/aggregate-to-${to}`]: 'true' },
	}));
	return {
		apiVersion: `${rbacGroup}/v1`,
		kind: 'ClusterRole',
		name,
		namespace: undefined,
		value: { aggregationRule: { clusterRoleSelectors } },
		origin: { file: '', document: 0, path: [] },
	};
}

/** No honest role comes near it. */
const mostSources = 1000;

function isAggregated(role: Resource): boolean {
	return role.kind === 'ClusterRole' && isFields(role.value.aggregationRule);
}

function chosenAmong(role: Resource, candidates: Candidates): readonly Resource[] {
	const { byLabel, clusterRoles, budget } = candidates;
	const { clusterRoleSelectors } = asFields(role.value.aggregationRule);
	return asList(clusterRoleSelectors).flatMap((selector) => {
		const wanted = labelSelector(selector);
		if (!wanted || !isFields(selector)) return [];
		const [first] = Object.entries(asFields(selector.matchLabels));
		const likely = first ? (byLabel.get(`${first[0]}=${first[1]}`) ?? []) : clusterRoles;
		budget.left -= likely.length;
		if (budget.left < 0) return [];
		return likely.filter((other) => matches(wanted, labelsOf(other)));
	});
}

function labelsOf(role: Resource): Fields {
	return asFields(asFields(role.value.metadata).labels);
}

type Candidates = {
	readonly clusterRoles: readonly Resource[];
	/** ClusterRoles by each `label=value`, because most selectors name one. */
	readonly byLabel: ReadonlyMap<string, readonly Resource[]>;
	/** How many labels may still be compared: hostile roles could all choose all, over and over. */
	readonly budget: { left: number };
};

type Facts = Candidates & {
	readonly byName: ReadonlyMap<string, readonly Resource[]>;
	/** Those that have Roles. */
	readonly namespaces: ReadonlySet<string | undefined>;
	/** For each ClusterRole the names of those that take its rules. */
	readonly targets: ReadonlyMap<Resource, ReadonlySet<string>>;
	/** Those that take any. */
	readonly gathering: ReadonlySet<Resource>;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const clusterRoles = world.ofKind('ClusterRole').filter(isRbac);
	const ofNamespaces = world.ofKind('Role').filter(isRbac);
	const roles = [...ofNamespaces, ...clusterRoles];
	const byLabel = indexLabels(clusterRoles);
	const candidates = { clusterRoles, byLabel, budget: { left: 5_000_000 } };
	const fresh: Facts = {
		...candidates,
		byName: Map.groupBy(roles, ({ kind, name }) => `${kind}/${name}`),
		namespaces: new Set(ofNamespaces.map(({ namespace }) => namespace)),
		...flowsOf(candidates),
	};
	known.set(world, fresh);
	return fresh;
}

function indexLabels(roles: readonly Resource[]): Map<string, Resource[]> {
	const byLabel = new Map<string, Resource[]>();
	for (const role of roles) {
		for (const [key, value] of Object.entries(labelsOf(role))) {
			const pair = `${key}=${value}`;
			const same = byLabel.get(pair);
			if (same) same.push(role);
			else byLabel.set(pair, [role]);
		}
	}
	return byLabel;
}

function flowsOf(candidates: Candidates): Pick<Facts, 'targets' | 'gathering'> {
	const targets = new Map<Resource, Set<string>>();
	const gathering = new Set<Resource>();
	const aggregated = candidates.clusterRoles.filter(isAggregated);
	for (const to of [...standIns.values(), ...aggregated]) {
		for (const from of chosenAmong(to, candidates)) {
			if (from === to) continue;
			gathering.add(to);
			const names = targets.get(from);
			if (names) names.add(to.name);
			else targets.set(from, new Set([to.name]));
		}
	}
	return { targets, gathering };
}
