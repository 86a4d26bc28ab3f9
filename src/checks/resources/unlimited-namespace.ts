import { systemNamespaces } from '../../kube/network/namespaces.ts';
import type { Problem } from '../../model/check.ts';
import type { Resource } from '../../model/resource.ts';
import type { Text } from '../../model/text.ts';
import type { Context } from '../define.ts';

/** The problem of a namespace for which no object of `kind` is among the inputs. */
export function namespaceWithout(
	kind: 'LimitRange' | 'ResourceQuota',
	{ name }: Resource,
	{ world }: Context,
	message: Text,
): Problem | undefined {
	if (name === '' || systemNamespaces.has(name)) return undefined;
	if (world.ofKind(kind).some(({ namespace }) => namespace === name)) return undefined;
	return { path: ['metadata', 'name'], message };
}
