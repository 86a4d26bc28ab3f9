import { asString } from '../../../model/fields.ts';
import type { PodLike, Violation } from '../control.ts';
import { annotationViolation, containerNames, none, podAnnotations } from '../places.ts';

/** Forbidden values of the alpha annotations that ruled seccomp before Kubernetes 1.19. */
export function seccompAnnotations(pod: PodLike): readonly Violation[] {
	const annotations = podAnnotations(pod);
	let containers: ReadonlySet<unknown> | undefined;
	let found: Violation[] | undefined;
	for (const key in annotations) {
		if (key !== podKey && !key.startsWith(containerPrefix)) continue;
		const value = asString(annotations[key]);
		if (value === undefined || isConfined(value)) continue;
		const container = key === podKey ? undefined : key.slice(containerPrefix.length);
		containers ??= containerNames(pod);
		if (container !== undefined && !containers.has(container)) continue;
		found ??= [];
		found.push(annotationViolation(key, value, container));
	}
	return found ?? none;
}

/** Unlike AppArmor's, an empty value is not the default here. */
function isConfined(value: string): boolean {
	return (
		value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/')
	);
}

const podKey = 'seccomp.security.alpha.kubernetes.io/pod';
const containerPrefix = 'container.seccomp.security.alpha.kubernetes.io/';
