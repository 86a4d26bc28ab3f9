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
};

export const defaultSettings: Settings = {
	minimumUserId: 10_000,
	allowedRegistries: [],
	blockedRegistries: [],
	maximumCpu: undefined,
	maximumMemory: undefined,
	requiredLabels: [],
};
