import { type App, labelsOf } from './names.ts';
import type { Random } from './random.ts';
import { claim } from './workloads.ts';
import type { ValueMap } from './write.ts';

export function service(app: App, random: Random): ValueMap {
	const type = random.pick<string | undefined>([undefined, undefined, 'ClusterIP', 'LoadBalancer']);
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: metadata(app),
		spec: {
			type: app.care === 'careless' ? type : undefined,
			selector: { 'app.kubernetes.io/name': app.name },
			ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
		},
	};
}

export function ingress(app: App, random: Random): ValueMap {
	const host = `${app.name}.example.com`;
	const backend = { service: { name: app.name, port: { name: 'http' } } };
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata: {
			...metadata(app),
			annotations: {
				'cert-manager.io/cluster-issuer': 'letsencrypt',
				'nginx.ingress.kubernetes.io/proxy-body-size': random.pick(['8m', '64m']),
			},
		},
		spec: {
			ingressClassName: 'nginx',
			tls: app.care === 'careless' ? undefined : [{ hosts: [host], secretName: `${app.name}-tls` }],
			rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
		},
	};
}

export function secret(app: App, random: Random): ValueMap {
	const encode = (text: string) => Buffer.from(text).toString('base64');
	return {
		apiVersion: 'v1',
		kind: 'Secret',
		metadata: metadata(app, `${app.name}-credentials`),
		type: 'Opaque',
		data: { username: encode(app.name), password: encode(random.hex(24)) },
	};
}

export function serviceAccount(app: App, random: Random): ValueMap {
	const isBound = app.care !== 'careless' && random.chance(0.6);
	return {
		apiVersion: 'v1',
		kind: 'ServiceAccount',
		metadata: metadata(app),
		automountServiceAccountToken: isBound ? false : undefined,
	};
}

export function role(app: App, random: Random): ValueMap {
	const isWide = app.care === 'careless' && random.chance(0.4);
	const rules = isWide
		? [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]
		: random.many(1, 4, () => ({
				apiGroups: [random.pick(['', 'apps', 'batch'])],
				resources: [random.pick(['configmaps', 'pods', 'jobs', 'deployments', 'leases'])],
				verbs: ['get', 'list', 'watch'],
			}));
	return { apiVersion: rbac, kind: 'Role', metadata: metadata(app), rules };
}

export function roleBinding(app: App, random: Random): ValueMap {
	const isAdmin = app.care === 'careless' && random.chance(0.2);
	return {
		apiVersion: rbac,
		kind: isAdmin ? 'ClusterRoleBinding' : 'RoleBinding',
		metadata: metadata(app),
		roleRef: {
			apiGroup: 'rbac.authorization.k8s.io',
			kind: isAdmin ? 'ClusterRole' : 'Role',
			name: isAdmin ? 'cluster-admin' : app.name,
		},
		subjects: [{ kind: 'ServiceAccount', name: app.name, namespace: app.namespace }],
	};
}

const rbac = 'rbac.authorization.k8s.io/v1';

export function networkPolicy(app: App, random: Random): ValueMap {
	const from = random.many(1, 3, () => ({
		namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } },
		podSelector: { matchLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
	}));
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'NetworkPolicy',
		metadata: metadata(app),
		spec: {
			podSelector: { matchLabels: { 'app.kubernetes.io/name': app.name } },
			policyTypes: ['Ingress', 'Egress'],
			ingress: [{ from, ports: [{ protocol: 'TCP', port: app.port }] }],
			egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }],
		},
	};
}

export function autoscaler(app: App, random: Random): ValueMap {
	const target = { type: 'Utilization', averageUtilization: random.int(50, 90) };
	return {
		apiVersion: 'autoscaling/v2',
		kind: 'HorizontalPodAutoscaler',
		metadata: metadata(app),
		spec: {
			scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: app.name },
			minReplicas: 2,
			maxReplicas: random.int(3, 20),
			metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
		},
	};
}

export function disruptionBudget(app: App, random: Random): ValueMap {
	return {
		apiVersion: random.chance(0.04) ? 'policy/v1beta1' : 'policy/v1',
		kind: 'PodDisruptionBudget',
		metadata: metadata(app),
		spec: { minAvailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': app.name } } },
	};
}

export function volumeClaim(app: App, random: Random): ValueMap {
	return {
		apiVersion: 'v1',
		kind: 'PersistentVolumeClaim',
		metadata: metadata(app, `${app.name}-data`),
		spec: claim(random),
	};
}

export function namespace({ namespace: name, team }: App, random: Random): ValueMap {
	const level = random.pick<string | undefined>(['restricted', 'baseline', undefined]);
	return {
		apiVersion: 'v1',
		kind: 'Namespace',
		metadata: {
			name,
			labels: {
				team,
				'pod-security.kubernetes.io/enforce': level,
				'pod-security.kubernetes.io/warn': level,
			},
		},
	};
}

/** Name, namespace and labels of an application's object. */
export function metadata(app: App, name = app.name): ValueMap {
	return { name, namespace: app.namespace, labels: labelsOf(app) };
}
