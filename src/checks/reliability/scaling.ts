import type { World } from '../../kube/world.ts';
import { asFields, asList, asNumber, asString } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import { type Name, Named, namedObjects } from './named.ts';

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const scalingKinds = ['Pod', 'HorizontalPodAutoscaler', 'ScaledObject'];

/** The replicas that the manifest states; unset leaves them to an autoscaler, or means 1. */
export function replicasOf({ value }: Resource): number | undefined {
	return asNumber(asFields(value.spec).replicas);
}

/** The workload whose replicas an autoscaler sets; undefined when it names none. */
export function targetOf({ value, namespace }: Resource): Name | undefined {
	const { kind, name } = asFields(asFields(value.spec).scaleTargetRef);
	const target = asString(name);
	// KEDA leaves the kind out for Deployments.
	return target ? { kind: asString(kind) ?? 'Deployment', namespace, name: target } : undefined;
}

/** The autoscaler among the inputs that sets the replicas of a workload. */
export function scalerOf(workload: Name, world: World): Resource | undefined {
	return facts(world).scalers.find(workload);
}

/** The workload of this name among the inputs. */
export function workloadNamed(name: Name, world: World): Resource | undefined {
	return facts(world).workloads.find(name);
}

/** Whether the inputs hold workloads of this namespace. */
export function hasWorkloads(namespace: string | undefined, world: World): boolean {
	return facts(world).namespaces.has(namespace);
}

export function isAutoscaler({ apiVersion, kind }: Resource): boolean {
	return apiGroup(apiVersion) === (kind === 'ScaledObject' ? 'keda.sh' : 'autoscaling');
}

/** Whether the object is of Kubernetes' own kinds of workloads, and not made by another. */
export function isOwnWorkload({ apiVersion, value }: Resource): boolean {
	const group = apiGroup(apiVersion);
	if (group !== 'apps' && group !== 'extensions') return false;
	return asList(asFields(value.metadata).ownerReferences).length === 0;
}

type Facts = {
	readonly workloads: Named<Resource>;
	readonly scalers: Named<Resource>;
	/** Namespaces that have workloads. */
	readonly namespaces: ReadonlySet<string | undefined>;
};

/** Every check asks for every workload, so a world is sorted by names once. */
const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const workloads = new Set(world.pods.map(({ resource }) => resource));
	const scalers = new Named<Resource>();
	for (const kind of ['HorizontalPodAutoscaler', 'ScaledObject']) {
		for (const scaler of world.ofKind(kind)) {
			const target = isAutoscaler(scaler) ? targetOf(scaler) : undefined;
			if (target) scalers.add(target, scaler);
		}
	}
	const fresh: Facts = {
		workloads: namedObjects(workloads),
		scalers,
		namespaces: new Set([...workloads].map(({ namespace }) => namespace)),
	};
	known.set(world, fresh);
	return fresh;
}
