import { canonicalHost } from '../../image/place.ts';
import type { ImageReference } from '../../image/reference.ts';
import type { Severity } from '../../model/severity.ts';
import { type Text, text } from '../../model/text.ts';

/** A component of which no release will ever be mended again. */
export type Ended = {
	/** Full names of its images, or of folders of images when they end with a slash. */
	readonly images: readonly string[];
	readonly name: string;
	/** Year and month. */
	readonly since: string;
	readonly instead: Text;
	readonly severity?: Severity;
};

/** Releases of a component with a flaw that opens the cluster or its secrets. */
export type Flawed = {
	readonly images: readonly string[];
	readonly name: string;
	readonly cve: string;
	readonly effect: Text;
	/** Half-open ranges of versions: the first bad one, the first good one. */
	readonly ranges: readonly (readonly [from: string, fixed: string])[];
	readonly severity: Severity;
};

/** The component of an image that is past its end of life. */
export function endedComponent(reference: ImageReference): Ended | undefined {
	return rowsOf(endedByName, reference)[0];
}

/** The known flaws of the release that an image's tag names. */
export function flawsOf(reference: ImageReference): readonly Flawed[] {
	const rows = rowsOf(flawedByName, reference);
	const release = rows.length > 0 ? releaseOf(reference.tag ?? '') : undefined;
	if (release === undefined) return [];
	return rows.filter(({ ranges }) =>
		ranges.some(([from, fixed]) => {
			return release >= (releaseOf(from) ?? 0) && release < (releaseOf(fixed) ?? 0);
		}),
	);
}

const ended: readonly Ended[] = [
	// kubernetes.io/blog/2026/01/29/ingress-nginx-statement
	{
		images: [
			'registry.k8s.io/ingress-nginx/',
			'k8s.gcr.io/ingress-nginx/',
			'quay.io/kubernetes-ingress-controller/nginx-ingress-controller',
		],
		name: 'ingress-nginx',
		since: '2026-03',
		instead: text('a Gateway API implementation', 'Gateway API 实现'),
		severity: 'high',
	},
	// helm.sh/blog/helm-v2-deprecation-timeline
	{
		images: ['gcr.io/kubernetes-helm/tiller', 'ghcr.io/helm/tiller'],
		name: 'Tiller (Helm 2)',
		since: '2020-11',
		instead: text('Helm 3 or later, which needs no server', '无需服务端的 Helm 3 或更高版本'),
		severity: 'high',
	},
	// github.com/kubernetes-retired/dashboard
	{
		images: ['docker.io/kubernetesui/'],
		name: 'Kubernetes Dashboard',
		since: '2026-01',
		instead: text('Headlamp', 'Headlamp'),
	},
	// github.com/bitnami/containers/issues/83267
	{
		images: ['docker.io/bitnamilegacy/'],
		name: 'bitnamilegacy',
		since: '2025-08',
		instead: text("the project's own image", '项目官方镜像'),
	},
	// github.com/kubernetes-sigs/kubebuilder/discussions/3907
	{
		images: ['gcr.io/kubebuilder/kube-rbac-proxy'],
		name: 'kube-rbac-proxy of Kubebuilder',
		since: '2025-03',
		instead: text('quay.io/brancz/kube-rbac-proxy', 'quay.io/brancz/kube-rbac-proxy'),
	},
	// grafana.com/docs/loki/latest/send-data/promtail
	{
		images: ['docker.io/grafana/promtail'],
		name: 'Promtail',
		since: '2026-03',
		instead: text('Grafana Alloy', 'Grafana Alloy'),
	},
	// grafana.com/docs/agent/latest
	{
		images: ['docker.io/grafana/agent', 'docker.io/grafana/agent-operator'],
		name: 'Grafana Agent',
		since: '2025-11',
		instead: text('Grafana Alloy', 'Grafana Alloy'),
	},
	// github.com/GoogleContainerTools/kaniko
	{
		images: ['gcr.io/kaniko-project/'],
		name: 'kaniko',
		since: '2025-06',
		instead: text('BuildKit or Buildah', 'BuildKit 或 Buildah'),
	},
	// github.com/weaveworks/weave
	{
		images: ['docker.io/weaveworks/weave-kube', 'docker.io/weaveworks/weave-npc'],
		name: 'Weave Net',
		since: '2024-06',
		instead: text('a maintained CNI plugin', '仍在维护的 CNI 插件'),
		severity: 'high',
	},
	// github.com/fluxcd/flux
	{
		images: ['docker.io/fluxcd/flux', 'docker.io/fluxcd/helm-operator'],
		name: 'Flux 1',
		since: '2022-11',
		instead: text('Flux 2', 'Flux 2'),
	},
];

// Ranges from the OSV records of each CVE (Go vulnerability database, Bitnami).
const flawed: readonly Flawed[] = [
	{
		images: [
			'registry.k8s.io/ingress-nginx/controller',
			'registry.k8s.io/ingress-nginx/controller-chroot',
			'k8s.gcr.io/ingress-nginx/controller',
			'k8s.gcr.io/ingress-nginx/controller-chroot',
			'quay.io/kubernetes-ingress-controller/nginx-ingress-controller',
		],
		name: 'ingress-nginx',
		cve: 'CVE-2025-1974',
		effect: text(
			'any Pod can run code in the controller and read every Secret',
			'任意 Pod 都能在控制器中执行代码并读取全部 Secret',
		),
		ranges: [
			['0.0.0', '1.11.5'],
			['1.12.0', '1.12.1'],
		],
		severity: 'critical',
	},
	{
		images: ['quay.io/argoproj/argocd'],
		name: 'Argo CD',
		cve: 'CVE-2025-55190',
		effect: text(
			"a project's token can read the credentials of repositories",
			'项目令牌可读取仓库凭据',
		),
		ranges: [
			['2.13.0', '2.13.9'],
			['2.14.0', '2.14.16'],
			['3.0.0', '3.0.14'],
			['3.1.0', '3.1.2'],
		],
		severity: 'critical',
	},
	{
		images: ['quay.io/argoproj/argocd'],
		name: 'Argo CD',
		cve: 'CVE-2022-24348',
		effect: text(
			'a malicious chart can read the files of other applications',
			'恶意 chart 可读取其他应用的文件',
		),
		ranges: [
			['0.0.0', '2.1.9'],
			['2.2.0', '2.2.4'],
		],
		severity: 'high',
	},
	{
		images: [
			'docker.io/grafana/grafana',
			'docker.io/grafana/grafana-oss',
			'docker.io/grafana/grafana-enterprise',
		],
		name: 'Grafana',
		cve: 'CVE-2021-43798',
		effect: text(
			'anyone who reaches it can read files of the container',
			'能访问它的任何人都可读取容器内的文件',
		),
		ranges: [
			['8.0.0', '8.0.7'],
			['8.1.0', '8.1.8'],
			['8.2.0', '8.2.7'],
			['8.3.0', '8.3.1'],
		],
		severity: 'high',
	},
	{
		images: ['ghcr.io/kyverno/kyverno'],
		name: 'Kyverno',
		cve: 'CVE-2022-47633',
		effect: text(
			'a malicious registry can get unsigned images past verifyImages',
			'恶意镜像仓库可使未签名镜像绕过 verifyImages',
		),
		ranges: [['1.8.3', '1.8.5']],
		severity: 'high',
	},
];

const endedByName = byName(ended);
const flawedByName = byName(flawed);

function byName<Row extends Ended | Flawed>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
	const map = new Map<string, Row[]>();
	for (const row of rows) {
		for (const image of row.images) map.set(image, [...(map.get(image) ?? []), row]);
	}
	return map;
}

function rowsOf<Row>(
	rows: ReadonlyMap<string, readonly Row[]>,
	{ registry, repository }: ImageReference,
): readonly Row[] {
	const name = `${canonicalHost(registry)}/${repository}`;
	return rows.get(name) ?? rows.get(name.slice(0, name.lastIndexOf('/') + 1)) ?? [];
}

/** A release as one number that orders releases: `v1.11.4`, `8.3.0-ubuntu`; undefined for others. */
function releaseOf(tag: string): number | undefined {
	const match = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?![\d.])/.exec(tag);
	return match
		? (Number(match[1]) * 10_000 + Number(match[2])) * 10_000 + Number(match[3])
		: undefined;
}
