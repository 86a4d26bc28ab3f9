import type { Path } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import type { World } from '../world.ts';
import { type RoleRef, rulesOfRef } from './roles.ts';
import { isRbac, permits, type Request } from './rule.ts';
import { implicitGroups, roleRefOf, subjectsOf } from './subjects.ts';

/** Who asks: a user with the groups that his credential names; the implicit ones are added. */
export type Identity = { readonly user: string; readonly groups?: readonly string[] };

/** One role that somebody has. */
export type Grant = {
	readonly binding: Resource;
	/** The subject that names him, from the binding's root. */
	readonly path: Path;
	readonly role: RoleRef;
	/** Where it holds: a namespace, empty where the manifest leaves it open; undefined for everywhere. */
	readonly namespace: string | undefined;
};

/** The roles that the inputs give somebody, by name or by group. */
export function grantsOf(identity: Identity, world: World): readonly Grant[] {
	const { users, groups } = facts(world);
	const ofUser = users.get(identity.user) ?? [];
	return [...ofUser, ...groupsOf(identity).flatMap((group) => groups.get(group) ?? [])];
}

/**
 * Whether somebody may do something in a namespace (undefined for a cluster-scoped object, a URL or all
 * namespaces). Unknown when it would hang on a role that is not among the inputs: its binding
 * is latent, and whoever makes the role decides.
 */
export function can(
	identity: Identity,
	request: Request & { readonly namespace?: string },
	world: World,
): 'yes' | 'no' | 'unknown' {
	// The API server lets this group pass without asking an authorizer.
	if (groupsOf(identity).includes('system:masters')) return 'yes';
	let answer: 'no' | 'unknown' = 'no';
	for (const grant of grantsOf(identity, world)) {
		// What has no namespace can be allowed by a ClusterRoleBinding alone.
		const isEverywhere = grant.namespace === undefined;
		if (!isEverywhere && ('url' in request || grant.namespace !== request.namespace)) continue;
		const rules = rulesOfRef(grant.role, world);
		if (rules?.some((rule) => permits(rule, request))) return 'yes';
		if (!rules) answer = 'unknown';
	}
	return answer;
}

/** Where bindings give a role, as in `Grant`; empty when the inputs hold no binding of it. */
export function scopesOf(
	kind: string,
	name: string,
	world: World,
): ReadonlySet<Grant['namespace']> {
	return facts(world).scopes.get(`${kind}/${name}`) ?? nowhere;
}

const nowhere: ReadonlySet<undefined> = new Set();

function groupsOf({ user, groups = [] }: Identity): readonly string[] {
	return [...new Set([...groups, ...implicitGroups(user)])];
}

type Facts = {
	readonly users: ReadonlyMap<string, readonly Grant[]>;
	readonly groups: ReadonlyMap<string, readonly Grant[]>;
	/** By kind and name of a role. */
	readonly scopes: ReadonlyMap<string, ReadonlySet<Grant['namespace']>>;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const bindings = ['RoleBinding', 'ClusterRoleBinding'].flatMap((kind) =>
		world.ofKind(kind).filter(isRbac),
	);
	const users = new Map<string, Grant[]>();
	const groups = new Map<string, Grant[]>();
	const scopes = new Map<string, Set<Grant['namespace']>>();
	for (const binding of bindings) {
		const role = roleRefOf(binding);
		const namespace = scopeOf(binding);
		const key = `${role.kind}/${role.name}`;
		const places = scopes.get(key);
		if (places) places.add(namespace);
		else scopes.set(key, new Set([namespace]));
		for (const { kind, name, path } of subjectsOf(binding)) {
			const among = kind === 'User' ? users : groups;
			const same = among.get(name);
			const grant = { binding, path, role, namespace };
			if (same) same.push(grant);
			else among.set(name, [grant]);
		}
	}
	const fresh = { users, groups, scopes };
	known.set(world, fresh);
	return fresh;
}

function scopeOf({ kind, namespace }: Resource): Grant['namespace'] {
	return kind === 'RoleBinding' ? (namespace ?? '') : undefined;
}
