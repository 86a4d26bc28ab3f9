import { type App, type Care, labelsOf } from './names.ts';
import type { Random } from './random.ts';
import { Alias, Anchored, type Value, type ValueMap } from './write.ts';

/** The Pod template of an application, as careful as the application. */
export function podTemplate(app: App, random: Random, labels: Value): ValueMap {
	const volumes = volumesOf(app, random);
	const containers = containersOf(app, random, volumes);
	return {
		metadata: {
			labels,
			annotations: random.chance(0.4)
				? {
						'prometheus.io/scrape': 'true',
						'prometheus.io/port': String(app.port),
						'checksum/config': random.hex(64),
					}
				: undefined,
		},
		spec: {
			...podSettings(app, random),
			initContainers: random.chance(0.2) ? [initContainer(app, random)] : undefined,
			containers,
			volumes: volumes.length > 0 ? volumes.map(({ volume }) => volume) : undefined,
			...scheduling(app, random),
		},
	};
}

function podSettings(app: App, random: Random): ValueMap {
	const user = random.int(10001, 60000);
	const settings: Record<Care, () => ValueMap> = {
		hardened: () => ({
			serviceAccountName: app.name,
			automountServiceAccountToken: false,
			enableServiceLinks: false,
			terminationGracePeriodSeconds: random.pick([30, 45, 60]),
			securityContext: {
				runAsNonRoot: true,
				runAsUser: user,
				runAsGroup: user,
				fsGroup: user,
				seccompProfile: { type: 'RuntimeDefault' },
			},
		}),
		ordinary: () => ({
			serviceAccountName: random.chance(0.6) ? app.name : undefined,
			securityContext: random.pick<ValueMap | undefined>([
				undefined,
				undefined,
				{ runAsNonRoot: true },
				{ fsGroup: 2000 },
				{ runAsUser: 1000, fsGroup: 1000 },
			]),
		}),
		careless: () => ({
			hostNetwork: random.chance(0.12) ? true : undefined,
			hostPID: random.chance(0.06) ? true : undefined,
			serviceAccountName: random.chance(0.2) ? app.name : undefined,
			securityContext: random.chance(0.2) ? { runAsUser: 0 } : undefined,
		}),
	};
	return settings[app.care]();
}

type Mounted = { readonly volume: ValueMap; readonly mount: ValueMap };

function volumesOf(app: App, random: Random): Mounted[] {
	const volumes: Mounted[] = [];
	const add = (name: string, source: ValueMap, mount: ValueMap) =>
		volumes.push({ volume: { name, ...source }, mount: { name, ...mount } });
	if (app.care === 'hardened' || random.chance(0.4)) {
		add(
			'tmp',
			{ emptyDir: random.chance(0.5) ? { sizeLimit: '64Mi' } : {} },
			{ mountPath: '/tmp' },
		);
	}
	if (random.chance(0.5)) {
		add(
			'config',
			{ configMap: { name: `${app.name}-config` } },
			{ mountPath: '/etc/app', readOnly: true },
		);
	}
	if (random.chance(0.2)) {
		add(
			'credentials',
			{ secret: { secretName: `${app.name}-credentials`, defaultMode: 288 } },
			{ mountPath: '/var/run/credentials', readOnly: true },
		);
	}
	if (random.chance(0.1)) {
		const sources = [
			{ configMap: { name: 'organisation-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
			{ serviceAccountToken: { audience: 'vault', expirationSeconds: 3600, path: 'token' } },
		];
		add('trust', { projected: { sources } }, { mountPath: '/etc/trust', readOnly: true });
	}
	if (app.care === 'careless' && random.chance(0.25)) {
		const path = random.pick(['/var/run/docker.sock', '/', '/etc', '/var/log', '/data']);
		add('host', { hostPath: { path } }, { mountPath: `/host${path}` });
	}
	return volumes;
}

function containersOf(app: App, random: Random, volumes: readonly Mounted[]): Value[] {
	const mounts = volumes.map(({ mount }) => mount);
	const sharesResources = random.chance(0.05);
	const main = appContainer(app, random, mounts);
	const containers: ValueMap[] = [
		sharesResources ? { ...main, resources: new Anchored('resources', limits(random)) } : main,
	];
	if (random.chance(0.18)) containers.push(sidecar(app, random, sharesResources));
	return containers;
}

function appContainer(app: App, random: Random, volumeMounts: readonly ValueMap[]): ValueMap {
	return {
		name: app.name.split('-').slice(0, 2).join('-'),
		image: imageOf(app, random),
		imagePullPolicy: random.pick<string | undefined>([undefined, 'IfNotPresent', 'Always']),
		args: random.chance(0.3)
			? [`--listen=0.0.0.0:${app.port}`, '--log-format=json', '--config=/etc/app/app.yaml']
			: undefined,
		ports: [{ name: 'http', containerPort: app.port, protocol: 'TCP' }],
		env: environment(app, random),
		envFrom: random.chance(0.15) ? [{ configMapRef: { name: `${app.name}-config` } }] : undefined,
		resources: resourcesOf(app, random),
		...probes(app, random),
		securityContext: securityContext(app, random),
		volumeMounts: volumeMounts.length > 0 ? volumeMounts : undefined,
	};
}

function sidecar(app: App, random: Random, sharesResources: boolean): ValueMap {
	return {
		name: 'metrics-proxy',
		image: `registry.example.com/platform/metrics-proxy:2.${random.int(0, 9)}.0`,
		args: ['--upstream', `http://127.0.0.1:${app.port}/metrics`],
		ports: [{ name: 'metrics', containerPort: 9102 }],
		resources: sharesResources ? new Alias('resources') : resourcesOf(app, random),
		securityContext: securityContext(app, random),
	};
}

function initContainer(app: App, random: Random): ValueMap {
	return {
		name: 'migrate',
		image: imageOf(app, random),
		command: ['/bin/sh', '-c'],
		args: [
			'set -eu\nuntil nc -z database 5432; do\n  echo "waiting for the database"\n  sleep 2\ndone\n/app/migrate up\n',
		],
		resources: resourcesOf(app, random),
		securityContext: securityContext(app, random),
	};
}

function imageOf(app: App, random: Random): string {
	const own = `registry.example.com/${app.team}/${app.name.split('-').slice(0, 2).join('-')}`;
	const images: Record<Care, () => string> = {
		hardened: () =>
			random.chance(0.6)
				? `${own}:${app.version}@sha256:${random.hex(64)}`
				: `${own}:${app.version}`,
		ordinary: () => `${own}:${app.version}`,
		careless: () =>
			random.pick([`${own}:latest`, 'nginx', 'nginx:latest', 'node:20', 'python:3', own]),
	};
	return images[app.care]();
}

function environment(app: App, random: Random): Value[] {
	const secret = (key: string) => ({
		secretKeyRef: { name: `${app.name}-credentials`, key },
	});
	const variables = random.many(1, 9, (i): ValueMap => {
		const name = `${random.pick(['CACHE', 'QUEUE', 'HTTP', 'DB', 'FEATURE', 'TRACE'])}_${random.pick(['URL', 'SIZE', 'TIMEOUT', 'ENABLED', 'POOL'])}_${i}`;
		return {
			name,
			value: random.pick(['true', '30s', '100', 'http://queue:5672', 'info', 'eu-1']),
		};
	});
	const password: ValueMap =
		app.care === 'careless' && random.chance(0.5)
			? { name: 'DB_PASSWORD', value: `hunter${random.int(2, 99)}secret` }
			: { name: 'DB_PASSWORD', valueFrom: secret('password') };
	const pod: ValueMap = {
		name: 'POD_NAME',
		valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
	};
	return [
		...variables,
		...(random.chance(0.4) ? [password] : []),
		...(random.chance(0.3) ? [pod] : []),
	];
}

function resourcesOf({ care }: App, random: Random): ValueMap | undefined {
	if (care === 'hardened') return limits(random);
	if (care === 'careless' && random.chance(0.8)) return undefined;
	return random.chance(0.5) ? limits(random) : { requests: { cpu: '100m', memory: '128Mi' } };
}

function limits(random: Random): ValueMap {
	const memory = random.pick(['128Mi', '256Mi', '512Mi', '1Gi']);
	return {
		requests: { cpu: random.pick(['50m', '100m', '250m', '1']), memory },
		limits: { cpu: random.pick(['500m', '1', '2']), memory, 'ephemeral-storage': '1Gi' },
	};
}

function probes({ care }: App, random: Random): ValueMap {
	if (care === 'careless' && random.chance(0.8)) return {};
	const probe = (path: string): ValueMap => ({
		httpGet: { path, port: 'http' },
		initialDelaySeconds: random.pick([5, 10, 15]),
		periodSeconds: 10,
		timeoutSeconds: random.pick([1, 2, 5]),
		failureThreshold: 3,
	});
	return {
		livenessProbe: care === 'hardened' || random.chance(0.6) ? probe('/healthz') : undefined,
		readinessProbe: probe('/ready'),
		startupProbe: random.chance(0.2) ? probe('/healthz') : undefined,
	};
}

function securityContext({ care }: App, random: Random): ValueMap | undefined {
	const contexts: Record<Care, () => ValueMap | undefined> = {
		hardened: () => ({
			allowPrivilegeEscalation: false,
			readOnlyRootFilesystem: true,
			privileged: random.chance(0.3) ? false : undefined,
			capabilities: {
				drop: ['ALL'],
				add: random.chance(0.05) ? ['NET_BIND_SERVICE'] : undefined,
			},
		}),
		ordinary: () =>
			random.pick<ValueMap | undefined>([
				undefined,
				undefined,
				{ allowPrivilegeEscalation: false },
				{ runAsNonRoot: true, runAsUser: 1000 },
				{ capabilities: { drop: ['NET_RAW'] } },
				{ runAsNonroot: true },
			]),
		careless: () =>
			random.pick<ValueMap | undefined>([
				undefined,
				undefined,
				undefined,
				undefined,
				{ privileged: true },
				{ runAsUser: 0 },
				{ capabilities: { add: ['SYS_ADMIN', 'NET_ADMIN'] } },
				{ privileged: true, allowPrivilegeEscalation: false },
			]),
	};
	return contexts[care]();
}

function scheduling(app: App, random: Random): ValueMap {
	const labelSelector = { matchLabels: { 'app.kubernetes.io/name': app.name } };
	return {
		nodeSelector: random.chance(0.15) ? { 'kubernetes.io/os': 'linux' } : undefined,
		tolerations: random.chance(0.1)
			? [{ key: 'dedicated', operator: 'Equal', value: app.team, effect: 'NoSchedule' }]
			: undefined,
		topologySpreadConstraints: random.chance(0.25)
			? [
					{
						maxSkew: 1,
						topologyKey: 'topology.kubernetes.io/zone',
						whenUnsatisfiable: 'ScheduleAnyway',
						labelSelector,
					},
				]
			: undefined,
	};
}

/** The labels of an application, now and then written once and repeated by aliases. */
export function sharedLabels(
	app: App,
	random: Random,
): { first: Value; again: Value; more: Value } {
	const labels = labelsOf(app);
	if (!random.chance(0.08)) return { first: labels, again: labels, more: labels };
	const alias = new Alias('labels');
	const more = random.chance(0.5)
		? { '<<': alias, 'app.kubernetes.io/component': 'server' }
		: alias;
	return { first: new Anchored('labels', labels), again: alias, more };
}
