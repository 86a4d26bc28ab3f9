import type { ContainerView } from '../../kube/pod.ts';
import { isFields } from '../../model/fields.ts';
import type { Fields } from '../../model/resource.ts';

export type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';
const probeNames = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** The probes that the container has. */
export function probesOf({ fields }: ContainerView): { name: ProbeName; fields: Fields }[] {
	return probeNames.flatMap((name) => {
		const probe = fields[name];
		return isFields(probe) ? [{ name, fields: probe }] : [];
	});
}

/** What answers for as long as its Pod lives: neither a Job's work nor a step of the start. */
export function isServer({ role, pod }: ContainerView): boolean {
	if (role !== 'regular') return false;
	const { kind } = pod.resource;
	const { restartPolicy } = pod.spec;
	return kind !== 'Job' && kind !== 'CronJob' && (!restartPolicy || restartPolicy === 'Always');
}

/** The port that a fix proposes for a probe: the first that the container declares. */
export function probePort({ ports }: ContainerView): string | number | undefined {
	const [first] = ports;
	const { name, containerPort } = first?.fields ?? {};
	if (typeof name === 'string' && name !== '') return name;
	return typeof containerPort === 'number' ? containerPort : undefined;
}
