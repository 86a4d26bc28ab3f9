import { isGatewayApi } from '../../kube/network/backends.ts';
import type { World } from '../../kube/world.ts';
import { asFields, asList, asString } from '../../model/fields.ts';
import type { Path } from '../../model/path.ts';
import type { Fields, Resource } from '../../model/resource.ts';
import { type Text, text } from '../../model/text.ts';
import { quote } from '../quote.ts';

/** A Gateway to which a route wants to belong. */
export type Parent = {
	readonly name: string;
	readonly namespace: string | undefined;
	/** The listener that is meant; undefined for all. */
	readonly section: string | undefined;
	readonly path: Path;
};

export function parentsOf({ value, namespace }: Resource): readonly Parent[] {
	return asList(asFields(value.spec).parentRefs).flatMap((each, index) => {
		const parent = asFields(each);
		const name = asString(parent.name);
		if (!name || (parent.kind ?? 'Gateway') !== 'Gateway') return [];
		if ((parent.group ?? gatewayGroup) !== gatewayGroup) return [];
		return {
			name,
			namespace: asString(parent.namespace) ?? namespace,
			section: asString(parent.sectionName),
			path: ['spec', 'parentRefs', index, 'name'],
		};
	});
}

const gatewayGroup = 'gateway.networking.k8s.io';

/** Why a Gateway does not take a route; undefined when it does, or the inputs do not show it. */
export function refusal(parent: Parent, route: Resource, world: World): Text | undefined {
	const { name, namespace, section } = parent;
	const found = world.find('Gateway', namespace, name) ?? world.find('Gateway', undefined, name);
	const gateway = found && isGatewayApi(found) ? found : undefined;
	if (!gateway) return isJudged(namespace, world) ? missing(name) : undefined;
	const listeners = asList(asFields(gateway.value.spec).listeners).map(asFields);
	if (listeners.length === 0) return undefined;
	const meant = listeners.filter((each) => section === undefined || each.name === section);
	if (meant.length === 0) {
		return text(
			`The Gateway ${quote(name)} has no listener ${quote(section ?? '')}`,
			`Gateway ${quote(name)} 没有监听器 ${quote(section ?? '')}`,
		);
	}
	const isOther = route.namespace !== gateway.namespace && route.namespace && gateway.namespace;
	if (!isOther || !meant.every(isForItsOwn)) return undefined;
	return text(
		`The Gateway ${quote(name)} takes routes of its own namespace alone`,
		`Gateway ${quote(name)} 只接纳自身命名空间的路由`,
	);
}

function missing(name: string): Text {
	return text(
		`The inputs have Gateways of that namespace, but not ${quote(name)}`,
		`输入中有该命名空间的 Gateway，但没有 ${quote(name)}`,
	);
}

function isForItsOwn({ allowedRoutes }: Fields): boolean {
	const { from } = asFields(asFields(allowedRoutes).namespaces);
	return from === undefined || from === null || from === 'Same' || from === 'None';
}

const known = new WeakMap<World, ReadonlySet<string | undefined>>();

/** Whether the inputs hold Gateways of a namespace. */
function isJudged(namespace: string | undefined, world: World): boolean {
	let namespaces = known.get(world);
	if (!namespaces) {
		const gateways = world.ofKind('Gateway').filter(isGatewayApi);
		namespaces = new Set(gateways.map((each) => each.namespace));
		known.set(world, namespaces);
	}
	return namespaces.has(namespace);
}
