import type { ContainerView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import type { ResourceName } from './amounts.ts';

/**
 * The problem of a container that may use more than is reserved for it. Init containers are left
 * out: they run before the others, in what is reserved for those.
 */
export function overcommitted(container: ContainerView, name: ResourceName): Problem | undefined {
	const { role } = container;
	if (role === 'init' || role === 'ephemeral') return undefined;
	const request = parseQuantity(container.resources('requests')[name]);
	const value = container.resources('limits')[name];
	const limit = parseQuantity(value);
	if (request === undefined || limit === undefined || request >= limit) return undefined;
	const path = container.at('resources', 'requests', name);
	return {
		path,
		message: text(
			`requests.${name} is lower than limits.${name}`,
			`requests.${name} 低于 limits.${name}`,
		),
		// Right if nodes have the room: the scheduler must find more of it.
		fix: { safety: 'evidence', edits: [{ kind: 'set', path, value }] },
	};
}
