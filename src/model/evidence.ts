/**
 * Facts about programs that no manifest tells, from whoever has seen them run: the format of
 * docs/schemas/evidence.schema.json. A fact that is not there is not known.
 */
export type Evidence = {
	/** By image reference, with or without tag. */
	readonly images: { readonly [image: string]: ContainerFacts };
	/** By `KIND/NAME` or `KIND/NAMESPACE/NAME`; these count more. */
	readonly workloads: { readonly [workload: string]: WorkloadFacts };
};

export type WorkloadFacts = {
	/** Whether any container calls the Kubernetes API. */
	readonly usesApi?: boolean;
	readonly containers?: { readonly [name: string]: ContainerFacts };
};

export type ContainerFacts = {
	/** The numeric user that the program runs as, whatever the image names. */
	readonly user?: number;
	/** Every capability that it used, without `CAP_`; empty for none. */
	readonly capabilities?: readonly string[];
	/** Every directory that it wrote to; empty for none. */
	readonly writes?: readonly string[];
};

export const noEvidence: Evidence = { images: {}, workloads: {} };
