import { asFields } from '../../model/fields.ts';
import type { Detect, PodLike } from './control.ts';
import { none } from './places.ts';

/** Linux controls say nothing of Pods that declare Windows (KEP-2802, policy versions from 1.25). */
export function exceptOnWindows(detect: Detect): Detect {
	return (pod) => (asFields(pod.spec.os).name === 'windows' ? none : detect(pod));
}

/** Root inside a user namespace is not root outside (KEP-127, policy versions from 1.35). */
export function exceptInUserNamespace(detect: Detect): Detect {
	return (pod) => (hasUserNamespace(pod) ? none : detect(pod));
}

function hasUserNamespace(pod: PodLike): boolean {
	return pod.spec.hostUsers === false;
}
