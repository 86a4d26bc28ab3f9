import type { ContainerView, PodView } from '../../kube/pod.ts';

export const seccompPodAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
export const seccompContainerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';
export const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';

/** A profile as the fields spell it. */
export type Profile =
	| { readonly type: 'RuntimeDefault' | 'Unconfined' }
	| { readonly type: 'Localhost'; readonly localhostProfile: string };

/** The field's form of an annotation's value; undefined for a value that never meant anything. */
export function profileOf(value: unknown): Profile | undefined {
	if (value === 'runtime/default' || value === 'docker/default') return { type: 'RuntimeDefault' };
	if (value === 'unconfined') return { type: 'Unconfined' };
	if (typeof value !== 'string' || !value.startsWith(localhost)) return undefined;
	const localhostProfile = value.slice(localhost.length);
	return localhostProfile === '' ? undefined : { type: 'Localhost', localhostProfile };
}

/** While one is there, a field that says otherwise is refused (until 1.26) or a second opinion. */
export function hasSeccompAnnotation(pod: PodView): boolean {
	for (const key in pod.annotations) {
		if (key === seccompPodAnnotation || key.startsWith(seccompContainerAnnotation)) return true;
	}
	return false;
}

export function containerNamed(pod: PodView, name: string): ContainerView | undefined {
	return pod.containers.find((container) => container.name === name);
}

const localhost = 'localhost/';
