import { fixValuesFor } from '../../kube/fix-values.ts';
import type { ContainerView } from '../../kube/pod.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Problem } from '../../model/check.ts';
import { type Text, text } from '../../model/text.ts';
import type { Context } from '../define.ts';
import { hasPodResources, limitOf, podResources, type ResourceName, requestOf } from './amounts.ts';

/**
 * The problem of a container that nothing limits. The fix writes the usual amount, unless the request is
 * higher already.
 */
export function missingLimit(
	container: ContainerView,
	name: ResourceName,
	context: Context,
): Problem | undefined {
	if (container.role === 'ephemeral') return undefined; // the API allows it no resources
	const limit = limitOf(container, name, context.version);
	if (limit === 'set') return undefined;
	const request = container.resources('requests')[name];
	const usual = usualAmount(container, 'limits', name, context);
	const value = (parseQuantity(request) ?? 0) > (parseQuantity(usual) ?? 0) ? request : usual;
	const path = container.at('resources', 'limits', name);
	return {
		path,
		message:
			limit === 'zero'
				? text(`limits.${name} is 0, which means no limit`, `limits.${name} 为 0，即不限制`)
				: unset(container, 'limits', name, context),
		fix: { safety: 'value', edits: [{ kind: 'set', path, value }] },
	};
}

/**
 * The problem of a container for which nothing is reserved. Init containers run before the others,
 * in what is reserved for those.
 */
export function missingRequest(
	container: ContainerView,
	name: ResourceName,
	context: Context,
): Problem | undefined {
	const { role } = container;
	if (role === 'ephemeral' || role === 'init') return undefined;
	const request = requestOf(container, name, context.version);
	if (request === 'set') return undefined;
	const limit = container.resources('limits')[name];
	const usual = usualAmount(container, 'requests', name, context);
	const most = parseQuantity(limit) || Number.POSITIVE_INFINITY;
	const value = most < (parseQuantity(usual) ?? 0) ? limit : usual;
	const path = container.at('resources', 'requests', name);
	return {
		path,
		message:
			request === 'zero'
				? text(`requests.${name} is 0, so nothing is reserved`, `requests.${name} 为 0，即不预留`)
				: unset(container, 'requests', name, context),
		fix: { safety: 'value', edits: [{ kind: 'set', path, value }] },
	};
}

function usualAmount(
	{ resource }: ContainerView,
	which: 'requests' | 'limits',
	name: ResourceName,
	{ settings }: Context,
): string {
	const values = fixValuesFor(resource, settings);
	if (name === 'ephemeral-storage') return values.ephemeralStorageLimit;
	if (name === 'cpu') return which === 'limits' ? values.cpuLimit : values.cpuRequest;
	return which === 'limits' ? values.memoryLimit : values.memoryRequest;
}

/** Says so when the Pod's own resources would do, were the cluster newer. */
function unset(
	{ pod }: ContainerView,
	which: 'requests' | 'limits',
	name: ResourceName,
	{ version }: Context,
): Text {
	if (!hasPodResources(version) && podResources(pod, which)[name] !== undefined) {
		return text(
			`${which}.${name} is unset; the Pod's own spec.resources needs Kubernetes 1.34`,
			`未设置 ${which}.${name}；Pod 级 spec.resources 需要 Kubernetes 1.34`,
		);
	}
	return text(`${which}.${name} is unset`, `未设置 ${which}.${name}`);
}
