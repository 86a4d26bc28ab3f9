import { type Evidence, noEvidence } from './evidence.ts';

/** What an organisation may set for the checks; every value has a default. */
export type Settings = {
	/** The lowest user and group id that counts as high. */
	readonly minimumUserId: number;
	/** Registries, with an optional path, that images may come from; empty allows all. */
	readonly allowedRegistries: readonly string[];
	/** Registries, with an optional path, that images must not come from. */
	readonly blockedRegistries: readonly string[];
	/** The highest CPU limit, as a Kubernetes quantity; undefined for none. */
	readonly maximumCpu: string | undefined;
	/** The highest memory limit, as a Kubernetes quantity; undefined for none. */
	readonly maximumMemory: string | undefined;
	/** Labels that namespaces and workloads must have; empty for none. */
	readonly requiredLabels: readonly string[];
	/** What fixes write where only the user can know the value; the later rule counts. */
	readonly values: readonly ValueRule[];
	/** What is known of the programs themselves; a fix that it bears out is safe. */
	readonly evidence: Evidence;
};

/** What fixes of the safety `value` write. */
export type FixValues = {
	readonly cpuRequest: string;
	readonly cpuLimit: string;
	readonly memoryRequest: string;
	readonly memoryLimit: string;
	readonly ephemeralStorageLimit: string;
	readonly emptyDirSize: string;
	/** For user and group. */
	readonly userId: number;
	readonly replicas: number;
};

/** Values for the objects that a pattern fits, `KIND/NAME` or `KIND/NAMESPACE/NAME`; for all without one. */
export type ValueRule = Partial<FixValues> & { readonly resource?: string };

/** The user id is `minimumUserId` unless a rule says otherwise. */
export const defaultFixValues: Omit<FixValues, 'userId'> = {
	cpuRequest: '100m',
	cpuLimit: '500m',
	memoryRequest: '128Mi',
	memoryLimit: '256Mi',
	ephemeralStorageLimit: '1Gi',
	emptyDirSize: '1Gi',
	replicas: 2,
};

export const defaultSettings: Settings = {
	minimumUserId: 10_000,
	allowedRegistries: [],
	blockedRegistries: [],
	maximumCpu: undefined,
	maximumMemory: undefined,
	requiredLabels: [],
	values: [],
	evidence: noEvidence,
};
