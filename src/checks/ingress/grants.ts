import { isGatewayApi } from '../../kube/network/backends.ts';
import type { World } from '../../kube/world.ts';
import { asFields, asList } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';

/** Whether a ReferenceGrant among the inputs lets a route reach a Service of another namespace. */
export function isGranted(route: Resource, service: Resource, world: World): boolean {
	const grants = grantsByNamespace(world);
	// One that leaves its namespace open may be applied to that of the Service.
	const near = [...(grants.get(service.namespace) ?? []), ...(grants.get(undefined) ?? [])];
	return near.some((grant) => allows(grant, route, service));
}

const known = new WeakMap<World, ReadonlyMap<string | undefined, readonly Resource[]>>();

function grantsByNamespace(world: World): ReadonlyMap<string | undefined, readonly Resource[]> {
	const before = known.get(world);
	if (before) return before;
	const grants = world.ofKind('ReferenceGrant').filter(isGatewayApi);
	const fresh = Map.groupBy(grants, ({ namespace }) => namespace);
	known.set(world, fresh);
	return fresh;
}

function allows(grant: Resource, route: Resource, service: Resource): boolean {
	const { from, to } = asFields(grant.value.spec);
	const isFrom = asList(from).some((each) => {
		const { group, kind, namespace } = asFields(each);
		const isOurs = group === apiGroup(route.apiVersion) && kind === route.kind;
		return isOurs && namespace === route.namespace;
	});
	return (
		isFrom &&
		asList(to).some((each) => {
			const { group, kind, name } = asFields(each);
			// Without a name it is for every Service.
			const isMeant = (name ?? '') === '' || name === service.name;
			return (group ?? '') === '' && kind === 'Service' && isMeant;
		})
	);
}
