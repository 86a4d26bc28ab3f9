import type { PodView } from '../../kube/pod.ts';

/** Whether others talk to a workload: what runs once and ends serves nobody. */
export function takesRequests({ resource }: PodView): boolean {
	return resource.kind !== 'Job' && resource.kind !== 'CronJob';
}
