import { parseReference } from '../../image/reference.ts';
import { podsBehind } from '../../kube/network/services.ts';
import type { World } from '../../kube/world.ts';
import type { Resource } from '../../model/resource.ts';

/** A program that is known by its image. */
export type Program = { readonly name: string; readonly isWeb: boolean };

/** The first known program of a table among the Pods behind a Service. */
export function programBehind(
	service: Resource,
	table: ReadonlyMap<string, Program>,
	world: World,
): Program | undefined {
	for (const pod of podsBehind(service, world)) {
		for (const { role, image } of pod.containers) {
			if (role !== 'regular' || image === undefined) continue;
			const program = programOf(image, table);
			if (program) return program;
		}
	}
	return undefined;
}

/** Mirrors keep the end of the name, so the last one or two parts of it are looked up. */
function programOf(image: string, table: ReadonlyMap<string, Program>): Program | undefined {
	const parts = parseReference(image)?.repository.split('/') ?? [];
	return table.get(parts.slice(-2).join('/')) ?? table.get(parts.at(-1) ?? '');
}

/** Programs that let who holds them rule the cluster. */
export const consoles = tableOf(true, {
	'Argo CD': ['argoproj/argocd'],
	'Argo Workflows': ['argoproj/argocli'],
	Headlamp: ['headlamp-k8s/headlamp'],
	Jenkins: ['jenkins/jenkins'],
	KubeSphere: ['kubesphere/ks-console'],
	Kubeapps: ['kubeapps/dashboard'],
	'Kubeflow Central Dashboard': ['centraldashboard', 'central-dashboard'],
	'Kubernetes Dashboard': [
		'kubernetes-dashboard-amd64',
		'kubernetesui/dashboard',
		'kubernetesui/dashboard-web',
	],
	Portainer: ['portainer/portainer', 'portainer/portainer-ce', 'portainer/portainer-ee'],
	Rancher: ['rancher/rancher'],
});

/** Programs that ask nobody for a name or password unless they are told to. */
export const unauthenticated: ReadonlyMap<string, Program> = new Map([
	...tableOf(false, {
		Cassandra: ['cassandra'],
		Kafka: ['apache/kafka', 'bitnami/kafka', 'cp-kafka', 'strimzi/kafka'],
		KeyDB: ['keydb'],
		Memcached: ['memcached'],
		MongoDB: ['mongo', 'mongodb-community-server'],
		NATS: ['nats'],
		Redis: ['redis', 'redis-stack', 'redis-stack-server', 'valkey'],
		ZooKeeper: ['zookeeper'],
		etcd: ['etcd', 'etcd-development/etcd'],
	}),
	...tableOf(true, {
		AKHQ: ['akhq'],
		Alertmanager: ['alertmanager'],
		Chroma: ['chromadb/chroma', 'chroma-core/chroma'],
		Consul: ['consul', 'hashicorp/consul'],
		'Docker Registry': ['library/registry', 'distribution/distribution'],
		'Elasticsearch OSS': ['elasticsearch-oss'],
		Flink: ['flink'],
		'Hubble UI': ['hubble-ui'],
		Jaeger: ['jaegertracing/all-in-one', 'jaegertracing/jaeger', 'jaegertracing/jaeger-query'],
		Kafdrop: ['kafdrop'],
		'Kafka UI': ['kafka-ui'],
		'Longhorn UI': ['longhorn-ui'],
		MLflow: ['mlflow'],
		Ollama: ['ollama/ollama'],
		Prometheus: ['prom/prometheus', 'prometheus/prometheus', 'bitnami/prometheus'],
		Pushgateway: ['pushgateway'],
		Qdrant: ['qdrant/qdrant'],
		Ray: ['rayproject/ray', 'rayproject/ray-ml'],
		'Redis Commander': ['redis-commander'],
		Selenium: ['selenium/hub', 'selenium/standalone-chrome', 'selenium/standalone-firefox'],
		Solr: ['solr'],
		Spark: ['apache/spark', 'bitnami/spark', 'library/spark'],
		'Weave Scope': ['weaveworks/scope'],
		vLLM: ['vllm/vllm-openai'],
	}),
]);

function tableOf(
	isWeb: boolean,
	programs: { readonly [name: string]: readonly string[] },
): ReadonlyMap<string, Program> {
	return new Map(
		Object.entries(programs).flatMap(([name, images]) =>
			images.map((image): [string, Program] => [image, { name, isWeb }]),
		),
	);
}
