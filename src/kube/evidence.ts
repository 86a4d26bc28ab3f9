import type { ContainerFacts, Evidence, WorkloadFacts } from '../model/evidence.ts';
import type { Resource } from '../model/resource.ts';
import type { ContainerView } from './pod.ts';

/** What is known of an object by the name of its kind. */
export function workloadFacts(
	{ kind, namespace, name }: Resource,
	{ workloads }: Evidence,
): WorkloadFacts {
	return (
		own(workloads, `${kind}/${namespace ?? ''}/${name}`) ?? own(workloads, `${kind}/${name}`) ?? {}
	);
}

/** What is known of a container: of its image, and what its workload knows better. */
export function containerFacts(container: ContainerView, evidence: Evidence): ContainerFacts {
	const { images } = evidence;
	const image = container.image ?? '';
	const { containers = {} } = workloadFacts(container.resource, evidence);
	return {
		...own(images, image.replace(tagAndDigest, '')),
		...own(images, image),
		...own(containers, container.name),
	};
}

const tagAndDigest = /(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/;

function own<T>(from: { readonly [key: string]: T }, key: string): T | undefined {
	return Object.hasOwn(from, key) ? from[key] : undefined;
}
