import { asFields } from '../../model/fields.ts';
import type { Fields } from '../../model/resource.ts';
import { holds, labelOf, type Selector } from '../selectors.ts';
import type { World } from '../world.ts';

/** The label that the API server gives every namespace. */
export const nameLabel = 'kubernetes.io/metadata.name';

/** Namespaces that the cluster itself makes and fills. */
export const systemNamespaces: ReadonlySet<string | undefined> = new Set([
	'kube-node-lease',
	'kube-public',
	'kube-system',
]);

/** The labels of a namespace, its name included; undefined when its object is not among the inputs. */
export function namespaceLabels(namespace: string | undefined, world: World): Fields | undefined {
	if (namespace === undefined) return undefined;
	const object = world.find('Namespace', undefined, namespace);
	if (object?.apiVersion !== 'v1') return undefined;
	return { ...asFields(asFields(object.value.metadata).labels), [nameLabel]: namespace };
}

/**
 * Whether a selector selects a namespace of which only the name may be known. Undefined when it
 * depends on labels, or on a name, that the inputs do not tell.
 */
export function matchesNamespace(
	selector: Selector,
	namespace: string | undefined,
	labels: Fields | undefined,
): boolean | undefined {
	let isOpen = false;
	for (const requirement of selector) {
		const isKnown = labels || (requirement.key === nameLabel && namespace !== undefined);
		if (!isKnown) isOpen = true;
		else if (!holds(requirement, labels ? labelOf(labels, requirement.key) : namespace))
			return false;
	}
	return isOpen ? undefined : true;
}
