import type { Backend } from '../../kube/network/backends.ts';
import { findService, serviceOf, servicesIn } from '../../kube/network/services.ts';
import { hasMakers, workloadReads } from '../../kube/network/workloads.ts';
import type { World } from '../../kube/world.ts';
import type { Problem } from '../../model/check.ts';
import { text } from '../../model/text.ts';
import { quote } from '../quote.ts';

/** What `lostBackend` looks at. */
export const backendReads = ['Service', ...workloadReads];

/**
 * The problem of a backend that leads nowhere: no such Service where the inputs hold others of its
 * namespace, or no such port of it.
 */
export function lostBackend(backend: Backend, world: World): Problem | undefined {
	const { name, namespace, port, path, portPath } = backend;
	const service = findService(name, namespace, world);
	if (!service) {
		if (!servicesIn(namespace, world) || hasMakers(namespace, world)) return undefined;
		return {
			path,
			message: text(
				`The inputs have Services of this namespace, but not ${quote(name)}`,
				`输入中有该命名空间的 Service，但没有 ${quote(name)}`,
			),
		};
	}
	const { ports } = serviceOf(service);
	if (port === undefined || ports.length === 0) return undefined;
	if (ports.some((each) => each.port === port || each.name === port)) return undefined;
	const shown = typeof port === 'string' ? quote(port) : port;
	return {
		path: portPath,
		severity: 'medium',
		message: text(
			`The Service ${quote(name)} has no port ${shown}`,
			`Service ${quote(name)} 没有端口 ${shown}`,
		),
	};
}
