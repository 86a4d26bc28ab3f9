import { asFields, asList } from '../../model/fields.ts';
import { apiGroup, type Resource } from '../../model/resource.ts';
import type { PodView } from '../pod.ts';
import { LabelIndex, type Selector } from '../selectors.ts';
import type { World } from '../world.ts';

/** Kinds of which a controller makes Pods that no input shows. */
const podMakers: readonly string[] = [
	'Alertmanager',
	'Application',
	'ApplicationSet',
	'Cluster',
	'Elasticsearch',
	'FlinkDeployment',
	'Gateway',
	'HelmChart',
	'HelmRelease',
	'InferenceService',
	'Istio',
	'IstioOperator',
	'Jaeger',
	'Kafka',
	'KafkaConnect',
	'Keycloak',
	'Kibana',
	'Kustomization',
	'MariaDB',
	'MongoDBCommunity',
	'MySQLCluster',
	'OpenTelemetryCollector',
	'PerconaServerMongoDB',
	'PerconaXtraDBCluster',
	'PostgresCluster',
	'Prometheus',
	'PrometheusAgent',
	'RabbitmqCluster',
	'RayCluster',
	'RayService',
	'Redis',
	'RedisCluster',
	'RedisFailover',
	'Service',
	'SparkApplication',
	'ThanosRuler',
	'Zookeeper',
	'postgresql',
];

/** What the answers below are read from: the `reads` of a check that asks for one. */
export const workloadReads: readonly string[] = ['Pod', ...podMakers];

/** The workloads of a namespace by their labels; those of a namespace left open come under undefined. */
export function workloadsIn(
	namespace: string | undefined,
	world: World,
): LabelIndex<PodView> | undefined {
	return facts(world).byNamespace.get(namespace);
}

/**
 * Whether something among the inputs has such labels in a namespace. Undefined where the inputs do
 * not show enough: no workloads of the namespace, or objects of which others make Pods.
 */
export function isSelected(
	selector: Selector,
	namespace: string | undefined,
	world: World,
): boolean | undefined {
	const { byNamespace, makers } = facts(world);
	const own = byNamespace.get(namespace);
	const open = namespace === undefined ? undefined : byNamespace.get(undefined);
	if (own?.hasSelected(selector) || open?.hasSelected(selector)) return true;
	return !own || makers.has(namespace) ? undefined : false;
}

/** Whether a namespace has objects of which others make Pods and Services that no input shows. */
export function hasMakers(namespace: string | undefined, world: World): boolean {
	return facts(world).makers.has(namespace);
}

/** What a controller has made is its owner's workload. */
export function isWorkload({ resource }: PodView): boolean {
	return asList(asFields(resource.value.metadata).ownerReferences).length === 0;
}

type Facts = {
	readonly byNamespace: ReadonlyMap<string | undefined, LabelIndex<PodView>>;
	/** Namespaces with objects of which others make Pods. */
	readonly makers: ReadonlySet<string | undefined>;
};

const known = new WeakMap<World, Facts>();

function facts(world: World): Facts {
	const before = known.get(world);
	if (before) return before;
	const byNamespace = Map.groupBy(world.pods, ({ namespace }) => namespace);
	const makers = podMakers.flatMap((kind) => world.ofKind(kind)).filter(isMaker);
	const fresh: Facts = {
		byNamespace: new Map(
			[...byNamespace].map(([where, pods]) => [
				where,
				new LabelIndex(pods, ({ labels }) => labels),
			]),
		),
		makers: new Set(makers.map(({ namespace }) => namespace)),
	};
	known.set(world, fresh);
	return fresh;
}

/** Kubernetes' own Service and Kustomize's own Kustomization make no Pods; Knative's and Flux's do. */
function isMaker({ kind, apiVersion }: Resource): boolean {
	if (kind === 'Kustomization') return apiGroup(apiVersion) !== 'kustomize.config.k8s.io';
	return apiVersion !== 'v1';
}
