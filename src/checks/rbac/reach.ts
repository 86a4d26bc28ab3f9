import { scopesOf } from '../../kube/rbac/grants.ts';
import { aggregatesTo } from '../../kube/rbac/roles.ts';
import type { World } from '../../kube/world.ts';
import type { Resource } from '../../model/resource.ts';

/**
 * Where a role's rights hold, as far as the inputs tell: everywhere, in kube-system, or elsewhere.
 * Whoever rules kube-system is its controllers, which rule the cluster.
 */
export type Reach = 'cluster' | 'system' | 'namespace';

export function reachOf(role: Resource, world: World): Reach {
	if (role.kind === 'Role') return role.namespace === systemNamespace ? 'system' : 'namespace';
	const scopes = scopesOf('ClusterRole', role.name, world);
	if (scopes.has(undefined)) return 'cluster';
	if (scopes.size > 0) return scopes.has(systemNamespace) ? 'system' : 'namespace';
	// A part of admin, edit or view goes where these are bound, which is to namespaces.
	const targets = aggregatesTo(role, world);
	const isPart = targets.size > 0 && [...targets].every((name) => perNamespace.has(name));
	return isPart ? 'namespace' : 'cluster';
}

export const systemNamespace = 'kube-system';
const perNamespace: ReadonlySet<string> = new Set(['admin', 'edit', 'view']);
