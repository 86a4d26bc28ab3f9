import {
	type Declared,
	declaredPorts,
	isService,
	podsBehind,
	type ServicePort,
	serviceOf,
} from '../../kube/network/services.ts';
import type { World } from '../../kube/world.ts';
import type { Resource } from '../../model/resource.ts';

/** A port of a Service, and the ports of its protocol that the Pods behind it declare. */
export type Target = ServicePort & { readonly declared: readonly Declared[] };

/** More workloads than this are of several places, with their namespaces left open. */
const most = 500;

/** The ports of a Service against the Pods that it selects; none where it selects none. */
export function targetsOf(service: Resource, world: World): readonly Target[] {
	if (!isService(service)) return [];
	const pods = podsBehind(service, world);
	if (pods.length === 0 || pods.length > most) return [];
	const declared = pods.flatMap(declaredPorts);
	return serviceOf(service).ports.map((port) => ({
		...port,
		declared: declared.filter(({ protocol }) => protocol === port.protocol),
	}));
}
