import type { Path } from '../../model/path.ts';
import type { Fields } from '../../model/resource.ts';
import type { Version } from '../../model/version.ts';

/** The controls in the order of upstream's results: baseline, then restricted, each by name. */
export const controlIds = [
	'appArmorProfile',
	'capabilities_baseline',
	'hostNamespaces',
	'hostPathVolumes',
	'hostPorts',
	'hostProbesAndHostLifecycle',
	'privileged',
	'procMount',
	'seLinuxOptions',
	'seccompProfile_baseline',
	'sysctls',
	'windowsHostProcess',
	'allowPrivilegeEscalation',
	'capabilities_restricted',
	'procMount_restricted',
	'restrictedVolumes',
	'runAsNonRoot',
	'runAsUser',
	'seccompProfile_restricted',
] as const;
export type ControlId = (typeof controlIds)[number];

/** What is judged: a Pod or the Pod template of a workload, as read. */
export type PodLike = { readonly metadata: Fields; readonly spec: Fields };

/** One value that a control forbids, or one that it misses. */
export type Violation = {
	/** From the root of the Pod or of its template. */
	readonly path: Path;
	/** The container's name, where one is concerned and has one. */
	readonly container?: string;
	/** What was found; undefined when the value is unset. */
	readonly value: unknown;
};

/** Total on any input; gives `none` without allocating when nothing is wrong. */
export type Detect = (pod: PodLike) => readonly Violation[];

/** The meaning of a control from one Kubernetes version until the next revision. */
export type Revision = { readonly since: Version; readonly violations: Detect };

/** One control of the Pod Security Standards, as `kubernetes/pod-security-admission` knows it. */
export type Control = {
	readonly id: ControlId;
	readonly level: 'baseline' | 'restricted';
	/** Upstream's short name of what is forbidden. */
	readonly reason: string;
	/** Baseline controls that a restricted evaluation leaves out wherever this one applies. */
	readonly overrides?: readonly ControlId[];
	/** Oldest first. */
	readonly revisions: readonly Revision[];
};
