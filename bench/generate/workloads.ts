import type { App } from './names.ts';
import { podTemplate, sharedLabels } from './pods.ts';
import type { Random } from './random.ts';
import type { ValueMap } from './write.ts';

export function deployment(app: App, random: Random): ValueMap {
	const { first, again, more } = sharedLabels(app, random);
	return {
		apiVersion: app.care === 'careless' && random.chance(0.05) ? 'extensions/v1beta1' : 'apps/v1',
		kind: 'Deployment',
		metadata: { name: app.name, namespace: app.namespace, labels: first },
		spec: {
			replicas: random.int(1, 6),
			revisionHistoryLimit: random.chance(0.3) ? 5 : undefined,
			strategy: random.chance(0.4)
				? { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } }
				: undefined,
			selector: { matchLabels: again },
			template: podTemplate(app, random, more),
		},
	};
}

export function statefulSet(app: App, random: Random): ValueMap {
	const { first, again, more } = sharedLabels(app, random);
	return {
		apiVersion: 'apps/v1',
		kind: 'StatefulSet',
		metadata: { name: app.name, namespace: app.namespace, labels: first },
		spec: {
			serviceName: app.name,
			replicas: random.int(1, 5),
			selector: { matchLabels: again },
			template: podTemplate(app, random, more),
			volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim(random) }],
		},
	};
}

export function daemonSet(app: App, random: Random): ValueMap {
	const { first, again, more } = sharedLabels(app, random);
	return {
		apiVersion: 'apps/v1',
		kind: 'DaemonSet',
		metadata: { name: app.name, namespace: app.namespace, labels: first },
		spec: {
			updateStrategy: { type: 'RollingUpdate' },
			selector: { matchLabels: again },
			template: podTemplate(app, random, more),
		},
	};
}

export function cronJob(app: App, random: Random): ValueMap {
	return {
		apiVersion: random.chance(0.03) ? 'batch/v1beta1' : 'batch/v1',
		kind: 'CronJob',
		metadata: { name: `${app.name}-nightly`, namespace: app.namespace },
		spec: {
			schedule: `${random.int(0, 59)} ${random.int(0, 6)} * * *`,
			concurrencyPolicy: 'Forbid',
			successfulJobsHistoryLimit: 3,
			jobTemplate: { spec: jobSpec(app, random) },
		},
	};
}

export function job(app: App, random: Random): ValueMap {
	return {
		apiVersion: 'batch/v1',
		kind: 'Job',
		metadata: { name: `${app.name}-import`, namespace: app.namespace },
		spec: jobSpec(app, random),
	};
}

export function claim(random: Random): ValueMap {
	return {
		accessModes: ['ReadWriteOnce'],
		storageClassName: random.pick(['fast', 'standard', 'encrypted']),
		resources: { requests: { storage: `${random.pick([1, 10, 50, 200])}Gi` } },
	};
}

function jobSpec(app: App, random: Random): ValueMap {
	const { metadata, spec } = podTemplate(app, random, { 'app.kubernetes.io/name': app.name });
	const settings = spec as ValueMap; // podTemplate gives a mapping
	return {
		backoffLimit: random.int(0, 6),
		ttlSecondsAfterFinished: random.chance(0.5) ? 86400 : undefined,
		template: { metadata, spec: { restartPolicy: 'OnFailure', ...settings } },
	};
}
