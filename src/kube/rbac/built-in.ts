import type { Rule } from './rule.ts';

// The roles that every cluster has, as far as what they allow is the same everywhere and matters here
// (kubernetes, plugin/pkg/auth/authorizer/rbac/bootstrappolicy).

/** The rules of a ClusterRole that Kubernetes makes itself; undefined when they are not known here. */
export function builtInRules(clusterRole: string): readonly Rule[] | undefined {
	return rules.get(clusterRole);
}

/** Whether a role of this name is one that Kubernetes or kubeadm makes. */
export function isBuiltIn(name: string): boolean {
	return rules.has(name) || name === authReader || /^(system|kubeadm):/.test(name);
}

/** A Role in kube-system that servers behind the aggregation layer are bound to. */
const authReader = 'extension-apiserver-authentication-reader';

const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];

const viewRules: readonly Rule[] = [
	allow(read, {
		'': [
			...['bindings', 'configmaps', 'endpoints', 'events', 'limitranges', 'namespaces'],
			...['namespaces/status', 'persistentvolumeclaims', 'persistentvolumeclaims/status', 'pods'],
			...['pods/log', 'pods/status', 'replicationcontrollers', 'replicationcontrollers/scale'],
			...['replicationcontrollers/status', 'resourcequotas', 'resourcequotas/status'],
			...['serviceaccounts', 'services', 'services/status'],
		],
	}),
	allow(read, { 'discovery.k8s.io': ['endpointslices'] }),
	allow(read, {
		apps: [
			...['controllerrevisions', 'daemonsets', 'daemonsets/status', 'deployments'],
			...['deployments/scale', 'deployments/status', 'replicasets', 'replicasets/scale'],
			...['replicasets/status', 'statefulsets', 'statefulsets/scale', 'statefulsets/status'],
		],
	}),
	allow(read, {
		autoscaling: ['horizontalpodautoscalers', 'horizontalpodautoscalers/status'],
	}),
	allow(read, { batch: ['cronjobs', 'cronjobs/status', 'jobs', 'jobs/status'] }),
	allow(read, { policy: ['poddisruptionbudgets', 'poddisruptionbudgets/status'] }),
	allow(read, { 'networking.k8s.io': ['ingresses', 'ingresses/status', 'networkpolicies'] }),
];

const editRules: readonly Rule[] = [
	allow(read, {
		'': [
			...['pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy', 'secrets'],
			'services/proxy',
		],
	}),
	allow(['impersonate'], { '': ['serviceaccounts'] }),
	allow(write, {
		'': [
			...['configmaps', 'events', 'persistentvolumeclaims', 'pods', 'pods/attach', 'pods/exec'],
			...['pods/portforward', 'pods/proxy', 'replicationcontrollers'],
			...['replicationcontrollers/scale', 'secrets', 'serviceaccounts', 'services'],
			'services/proxy',
		],
	}),
	allow(['create'], { '': ['pods/eviction', 'serviceaccounts/token'] }),
	allow(write, {
		apps: [
			...['daemonsets', 'deployments', 'deployments/rollback', 'deployments/scale'],
			...['replicasets', 'replicasets/scale', 'statefulsets', 'statefulsets/scale'],
		],
	}),
	allow(write, { autoscaling: ['horizontalpodautoscalers'] }),
	allow(write, { batch: ['cronjobs', 'jobs'] }),
	allow(write, { policy: ['poddisruptionbudgets'] }),
	allow(write, { 'networking.k8s.io': ['ingresses', 'networkpolicies'] }),
	allow([...read, ...write], { 'coordination.k8s.io': ['leases'] }),
];

const adminRules: readonly Rule[] = [
	allow(['create'], { 'authorization.k8s.io': ['localsubjectaccessreviews'] }),
	allow([...read, ...write], { 'rbac.authorization.k8s.io': ['rolebindings', 'roles'] }),
];

const delegatorRules = [
	allow(['create'], { 'authentication.k8s.io': ['tokenreviews'] }),
	allow(['create'], { 'authorization.k8s.io': ['subjectaccessreviews'] }),
];

const rules: ReadonlyMap<string, readonly Rule[]> = new Map([
	['cluster-admin', [allow(['*'], { '*': ['*'] }), allowUrls(['*'], ['*'])]],
	['admin', [...viewRules, ...editRules, ...adminRules]],
	['edit', [...viewRules, ...editRules]],
	['view', viewRules],
	['system:aggregate-to-admin', adminRules],
	['system:aggregate-to-edit', editRules],
	['system:aggregate-to-view', viewRules],
	['system:auth-delegator', delegatorRules],
	[
		'system:basic-user',
		[
			allow(['create'], {
				'authorization.k8s.io': ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
			}),
			allow(['create'], { 'authentication.k8s.io': ['selfsubjectreviews'] }),
		],
	],
	[
		'system:discovery',
		[
			allowUrls(
				['get'],
				[
					...['/api', '/api/*', '/apis', '/apis/*', '/healthz', '/livez', '/openapi'],
					...['/openapi/*', '/readyz', '/version', '/version/'],
				],
			),
		],
	],
	[
		'system:public-info-viewer',
		[allowUrls(['get'], ['/healthz', '/livez', '/readyz', '/version', '/version/'])],
	],
	[
		'system:service-account-issuer-discovery',
		[allowUrls(['get'], ['/.well-known/openid-configuration', '/openid/v1/jwks'])],
	],
	[
		'system:monitoring',
		[
			allowUrls(
				['get'],
				[
					...['/healthz', '/healthz/*', '/livez', '/livez/*', '/metrics', '/metrics/slis'],
					...['/readyz', '/readyz/*'],
				],
			),
		],
	],
	[
		'system:kube-controller-manager',
		[
			allow(['list', 'watch'], { '*': ['*'] }),
			allow(['create', 'delete', 'get', 'update'], { '': ['secrets'] }),
			allow(['create', 'get', 'update'], { '': ['serviceaccounts'] }),
			allow(['create'], { '': ['serviceaccounts/token'] }),
			allow(['get'], { '': ['configmaps', 'namespaces'] }),
			...delegatorRules,
		],
	],
	[
		'system:kubelet-api-admin',
		[
			allow(['get', 'list', 'watch', 'proxy'], { '': ['nodes'] }),
			allow(['*'], { '': ['nodes/log', 'nodes/metrics', 'nodes/proxy', 'nodes/stats'] }),
		],
	],
	[
		'system:certificates.k8s.io:kube-apiserver-client-approver',
		[approve('kubernetes.io/kube-apiserver-client')],
	],
	[
		'system:certificates.k8s.io:kube-apiserver-client-kubelet-approver',
		[approve('kubernetes.io/kube-apiserver-client-kubelet')],
	],
]);

/** A rule over the resources of one API group. */
function allow(verbs: readonly string[], of: { readonly [group: string]: string[] }): Rule {
	const resources = Object.values(of).flat();
	return { verbs, groups: Object.keys(of), resources, names: [], urls: [], path: [] };
}

function allowUrls(verbs: readonly string[], urls: readonly string[]): Rule {
	return { verbs, groups: [], resources: [], names: [], urls, path: [] };
}

function approve(signer: string): Rule {
	return { ...allow(['approve'], { 'certificates.k8s.io': ['signers'] }), names: [signer] };
}
