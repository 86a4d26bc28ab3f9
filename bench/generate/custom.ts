import type { App } from './names.ts';
import { metadata } from './objects.ts';
import type { Random } from './random.ts';
import type { Value, ValueMap } from './write.ts';

/** A custom resource of a kind that is common in clusters. */
export function customResource(app: App, random: Random): ValueMap {
	return random.pick(customResources)(app, random);
}

type Make = (app: App, random: Random) => ValueMap;

const customResources: [Make, ...Make[]] = [
	(app) => ({
		apiVersion: 'monitoring.coreos.com/v1',
		kind: 'ServiceMonitor',
		metadata: metadata(app),
		spec: {
			selector: { matchLabels: { 'app.kubernetes.io/name': app.name } },
			endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }],
		},
	}),
	(app, random) => ({
		apiVersion: 'monitoring.coreos.com/v1',
		kind: 'PrometheusRule',
		metadata: metadata(app),
		spec: {
			groups: [
				{
					name: app.name,
					rules: random.many(2, 8, (i) => ({
						alert: `${app.team}Alert${i}`,
						expr: `sum(rate(http_requests_total{app="${app.name}",code=~"5.."}[5m]))\n  / sum(rate(http_requests_total{app="${app.name}"}[5m])) > 0.0${i + 1}\n`,
						for: '10m',
						labels: { severity: random.pick(['warning', 'critical']) },
						annotations: { summary: 'Errors: {{ $value | humanizePercentage }}' },
					})),
				},
			],
		},
	}),
	(app) => ({
		apiVersion: 'argoproj.io/v1alpha1',
		kind: 'Application',
		metadata: { name: app.name, namespace: 'argocd' },
		spec: {
			project: app.team,
			source: {
				repoURL: `https://git.example.com/${app.team}/${app.name}.git`,
				path: 'deploy/overlays/prod',
				targetRevision: 'main',
			},
			destination: { server: 'https://kubernetes.default.svc', namespace: app.namespace },
			syncPolicy: { automated: { prune: true, selfHeal: true } },
		},
	}),
	(app, random) => ({
		apiVersion: 'networking.istio.io/v1',
		kind: 'VirtualService',
		metadata: metadata(app),
		spec: {
			hosts: [app.name],
			http: random.many(1, 4, (i) => ({
				match: [{ uri: { prefix: `/v${i}` } }],
				route: [{ destination: { host: app.name, port: { number: 80 } }, weight: 100 }],
				timeout: '5s',
			})),
		},
	}),
	(app) => ({
		apiVersion: 'external-secrets.io/v1',
		kind: 'ExternalSecret',
		metadata: metadata(app),
		spec: {
			refreshInterval: '1h',
			secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
			target: { name: `${app.name}-credentials` },
			data: [{ secretKey: 'password', remoteRef: { key: `${app.team}/${app.name}` } }],
		},
	}),
];

/** A definition of a custom resource, with the long schema that such definitions have. */
export function definition(app: App, random: Random): ValueMap {
	const singular = app.name.replaceAll('-', '');
	const group = `${app.team}.example.com`;
	const kind = singular.charAt(0).toUpperCase() + singular.slice(1);
	const schema = { type: 'object', properties: { spec: objectSchema(random, 3) } };
	return {
		apiVersion: 'apiextensions.k8s.io/v1',
		kind: 'CustomResourceDefinition',
		metadata: { name: `${singular}s.${group}` },
		spec: {
			group,
			scope: 'Namespaced',
			names: { kind, plural: `${singular}s`, singular, listKind: `${kind}List` },
			versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
		},
	};
}

function objectSchema(random: Random, depth: number): ValueMap {
	const properties = random.many(5, 9, (i): [string, Value] => {
		const isObject = depth > 0 && random.chance(0.45);
		return [`field${i}`, isObject ? objectSchema(random, depth - 1) : leafSchema(random)];
	});
	return {
		description: 'Settings of one part.\nUnset fields take the defaults of the operator.',
		type: 'object',
		properties: Object.fromEntries(properties),
	};
}

function leafSchema(random: Random): ValueMap {
	return {
		description: `How this part behaves; changes take effect after ${random.int(1, 60)} seconds.`,
		type: random.pick(['string', 'integer', 'boolean']),
	};
}
