/** The API versions that Kubernetes gave up or will, where the index cannot know it. */
export type Retirement = {
	/** Minor version in which Kubernetes began to warn; undefined when it never did. */
	readonly deprecatedIn: number | undefined;
	/** First minor version that no longer serves it; undefined when none is announced. */
	readonly removedIn: number | undefined;
	readonly successor: Successor | undefined;
};

export type Successor = { readonly apiVersion: string; readonly kind: string };

/** What is published about a kind of an apiVersion. */
export function retirementOf(apiVersion: string, kind: string): Retirement | undefined {
	byVersion ??= Map.groupBy(rows, ([version]) => version);
	const row = byVersion.get(apiVersion)?.find(([, kinds]) => kinds.includes(kind));
	if (row === undefined) return undefined;
	const [, , deprecatedIn, removedIn, next, nextKind = kind] = row;
	const successor = next === undefined ? undefined : { apiVersion: next, kind: nextKind };
	return { deprecatedIn, removedIn, successor };
}

// Most objects are of a version that nobody gave up.
let byVersion: ReadonlyMap<string, readonly Row[]> | undefined;

/** The rows, for the test that holds them against the index. */
export function retiredKinds(): readonly Successor[] {
	return rows.flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind })));
}

type Row = readonly [
	apiVersion: string,
	kinds: readonly string[],
	deprecatedIn: number | undefined,
	removedIn: number | undefined,
	successor: string | undefined,
	successorKind?: string,
];

const accessReviews = [
	'LocalSubjectAccessReview',
	'SelfSubjectAccessReview',
	'SubjectAccessReview',
];
const claims = ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'];
const flowControl = ['FlowSchema', 'PriorityLevelConfiguration'];
const rbac = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const webhooks = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

// Removals and successors: the Deprecated API Migration Guide
// (https://kubernetes.io/docs/reference/using-api/deprecation-guide/). Deprecations: the warnings of
// the API server, that is the prerelease-lifecycle tags of k8s.io/api (a beta without tags of its
// own is deprecated three minor versions after it was introduced, and removed after three more).
const rows: readonly Row[] = [
	['extensions/v1beta1', ['DaemonSet', 'Deployment', 'ReplicaSet'], 8, 16, 'apps/v1'],
	['extensions/v1beta1', ['NetworkPolicy'], 9, 16, 'networking.k8s.io/v1'],
	['extensions/v1beta1', ['PodSecurityPolicy'], 11, 16, 'policy/v1beta1'],
	['extensions/v1beta1', ['Ingress'], 14, 22, 'networking.k8s.io/v1'],
	[
		'apps/v1beta1',
		['Deployment', 'ReplicaSet', 'StatefulSet', 'ControllerRevision'],
		8,
		16,
		'apps/v1',
	],
	[
		'apps/v1beta2',
		['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
		9,
		16,
		'apps/v1',
	],
	['admissionregistration.k8s.io/v1beta1', webhooks, 16, 22, 'admissionregistration.k8s.io/v1'],
	['apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], 16, 22, 'apiextensions.k8s.io/v1'],
	['apiregistration.k8s.io/v1beta1', ['APIService'], 19, 22, 'apiregistration.k8s.io/v1'],
	['authentication.k8s.io/v1beta1', ['TokenReview'], 19, 22, 'authentication.k8s.io/v1'],
	['authorization.k8s.io/v1beta1', accessReviews, 19, 22, 'authorization.k8s.io/v1'],
	['authorization.k8s.io/v1beta1', ['SelfSubjectRulesReview'], 19, 22, 'authorization.k8s.io/v1'],
	['certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], 19, 22, 'certificates.k8s.io/v1'],
	['coordination.k8s.io/v1beta1', ['Lease'], 19, 22, 'coordination.k8s.io/v1'],
	['networking.k8s.io/v1beta1', ['Ingress', 'IngressClass'], 19, 22, 'networking.k8s.io/v1'],
	['rbac.authorization.k8s.io/v1beta1', rbac, 17, 22, 'rbac.authorization.k8s.io/v1'],
	['scheduling.k8s.io/v1beta1', ['PriorityClass'], 14, 22, 'scheduling.k8s.io/v1'],
	['storage.k8s.io/v1beta1', ['CSINode'], 17, 22, 'storage.k8s.io/v1'],
	[
		'storage.k8s.io/v1beta1',
		['CSIDriver', 'StorageClass', 'VolumeAttachment'],
		19,
		22,
		'storage.k8s.io/v1',
	],
	['autoscaling/v2beta1', ['HorizontalPodAutoscaler'], 22, 25, 'autoscaling/v2'],
	['batch/v1beta1', ['CronJob'], 21, 25, 'batch/v1'],
	['discovery.k8s.io/v1beta1', ['EndpointSlice'], 21, 25, 'discovery.k8s.io/v1'],
	['events.k8s.io/v1beta1', ['Event'], 19, 25, 'events.k8s.io/v1'],
	['node.k8s.io/v1beta1', ['RuntimeClass'], 22, 25, 'node.k8s.io/v1'],
	['policy/v1beta1', ['PodDisruptionBudget'], 21, 25, 'policy/v1'],
	['policy/v1beta1', ['PodSecurityPolicy'], 21, 25, undefined],
	['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 23, 26, 'autoscaling/v2'],
	['flowcontrol.apiserver.k8s.io/v1beta1', flowControl, 23, 26, 'flowcontrol.apiserver.k8s.io/v1'],
	['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 24, 27, 'storage.k8s.io/v1'],
	['flowcontrol.apiserver.k8s.io/v1beta2', flowControl, 26, 29, 'flowcontrol.apiserver.k8s.io/v1'],
	['flowcontrol.apiserver.k8s.io/v1beta3', flowControl, 29, 32, 'flowcontrol.apiserver.k8s.io/v1'],
	['networking.k8s.io/v1beta1', ['IPAddress', 'ServiceCIDR'], 34, 37, 'networking.k8s.io/v1'],
	['storage.k8s.io/v1beta1', ['VolumeAttributesClass'], 34, 37, 'storage.k8s.io/v1'],
	['resource.k8s.io/v1beta1', claims, 35, 38, 'resource.k8s.io/v1'],
	['resource.k8s.io/v1beta2', claims, 36, 39, 'resource.k8s.io/v1'],
	['v1', ['ComponentStatus'], 19, undefined, undefined],
	['v1', ['Endpoints'], 33, undefined, 'discovery.k8s.io/v1', 'EndpointSlice'],
];
