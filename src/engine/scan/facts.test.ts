import { expect, test } from 'vitest';
import { objectsOf } from '../../kube/objects.ts';
import { podPaths } from '../../kube/templates.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import { worldFacts } from './facts.ts';

function resourceOf(yaml: string) {
	const [document] = readYaml(yaml).documents;
	const value = document?.kind === 'value' ? document.value : null;
	const [resource] = objectsOf(value, 'a.yaml', 1).resources;
	if (!resource) throw new Error('no object');
	return resource;
}

function facts(yaml: string) {
	const resource = resourceOf(yaml);
	const known = worldFacts(resource, new Set(['Pod', 'ConfigMap', 'Secret']));
	if (!known) throw new Error('not kept');
	return known;
}

test('a Pod template keeps its place, also below a list', () => {
	const cluster = facts(`apiVersion: ray.io/v1
kind: RayCluster
metadata: {name: train}
spec:
  workerGroupSpecs:
    - groupName: none
    - template:
        spec:
          serviceAccountName: train
          containers: [{name: ray, image: ray:2.52.0, env: [{name: A, value: b}]}]
`);
	expect(podPaths(cluster)).toEqual([['spec', 'workerGroupSpecs', 1, 'template']]);
	expect(cluster.value).toMatchObject({
		spec: {
			workerGroupSpecs: [
				null,
				{
					template: {
						spec: {
							serviceAccountName: 'train',
							containers: [{ name: 'ray', image: 'ray:2.52.0' }],
						},
					},
				},
			],
		},
	});
});

test('of a ConfigMap the keys stay, of no Secret a value', () => {
	expect(
		facts('{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: long}}').value.data,
	).toEqual({ k: true });
	expect(
		JSON.stringify(
			facts('{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {k: hidden}}'),
		),
	).not.toContain('hidden');
});

test('what no check reads is not kept', () => {
	const service = resourceOf('{apiVersion: v1, kind: Service, metadata: {name: a}}');
	expect(worldFacts(service, new Set(['Pod', 'Secret']))).toBe(undefined);
	expect(worldFacts(service, new Set(['Service']))?.kind).toBe('Service');
	const pod = resourceOf('{apiVersion: v1, kind: Pod, spec: {containers: []}}');
	expect(worldFacts(pod, new Set(['Service']))).toBe(undefined);
});
