import { configMap, dashboard } from './config-maps.ts';
import { customResource, definition } from './custom.ts';
import { type App, randomApp } from './names.ts';
import {
	autoscaler,
	disruptionBudget,
	ingress,
	namespace,
	networkPolicy,
	role,
	roleBinding,
	secret,
	service,
	serviceAccount,
	volumeClaim,
} from './objects.ts';
import { Random } from './random.ts';
import { cronJob, daemonSet, deployment, job, statefulSet } from './workloads.ts';
import { randomStyle, type ValueMap, writeYaml } from './write.ts';

/** A file of an application's repository. */
export type GeneratedFile = {
	readonly path: string;
	readonly text: string;
	readonly documents: number;
};

/** The manifests of application number `index`: the same number gives the same files. */
export function appFiles(index: number): GeneratedFile[] {
	const random = new Random(index + 1);
	const app = randomApp(random, index);
	const style = randomStyle(random);
	const folder = `${app.team}/${app.name}/${random.pick(['deploy', 'k8s', 'base', 'overlays/prod'])}`;
	return planFiles(app, random).map(([name, objects]) => {
		const documents = objects.map((make) => writeYaml(make(app, random), style, random));
		const head = random.chance(0.25) ? licence : random.chance(0.3) ? '---\n' : '';
		const note = random.chance(0.01)
			? `# holdfast: ignore pod/* ${app.team} runs node tools\n`
			: '';
		const text = `${head}${note}${documents.join('---\n')}`;
		return {
			path: `${folder}/${name}`,
			text: random.chance(0.01) ? text.replaceAll('\n', '\r\n') : text,
			documents: documents.length,
		};
	});
}

type Make = (app: App, random: Random) => ValueMap;
type FilePlan = [name: string, objects: readonly Make[]];

/** Which files an application has and what stands in them. */
function planFiles(app: App, random: Random): FilePlan[] {
	const workload = random.pick<Make>([
		deployment,
		deployment,
		deployment,
		deployment,
		statefulSet,
		daemonSet,
	]);
	const main: FilePlan = random.chance(0.5)
		? [
				`${app.name}.yaml`,
				[serviceAccount, workload, service, ...some(random, 0.5, disruptionBudget)],
			]
		: ['workload.yaml', [workload]];
	return [
		main,
		...(main[0] === 'workload.yaml'
			? some<FilePlan>(random, 0.9, ['service.yaml', [service, serviceAccount]])
			: []),
		...some<FilePlan>(random, 0.65, ['configmap.yaml', [configMap]]),
		...some<FilePlan>(random, 0.35, [
			'ingress.yml',
			[ingress, ...some(random, 0.5, networkPolicy)],
		]),
		...some<FilePlan>(random, 0.6, ['rbac.yaml', [role, roleBinding]]),
		...some<FilePlan>(random, 0.2, ['network-policy.yaml', [networkPolicy]]),
		...some<FilePlan>(random, 0.4, ['scaling.yaml', [autoscaler, disruptionBudget]]),
		...some<FilePlan>(random, 0.2, ['cronjob.yaml', [cronJob]]),
		...some<FilePlan>(random, 0.1, ['job.yaml', [job, volumeClaim]]),
		...some<FilePlan>(random, 0.25, ['secret.yaml', [secret]]),
		...some<FilePlan>(random, 0.35, [
			'custom.yaml',
			[customResource, customResource, customResource],
		]),
		...some<FilePlan>(random, 0.1, ['namespace.yaml', [namespace]]),
		...some<FilePlan>(random, 0.1, ['dashboard.yaml', [dashboard]]),
		...some<FilePlan>(random, 0.03, ['crd.yaml', [definition]]),
	];
}

function some<T>(random: Random, probability: number, item: T): T[] {
	return random.chance(probability) ? [item] : [];
}

const licence = `# Copyright The Example Authors.
#
# Licensed under the Apache License, Version 2.0; you may not use this file except in compliance
# with the License.
`;
