import { expect, test } from 'vitest';
import { objectsOf } from '../../kube/objects.ts';
import { readYaml } from '../../lang/yaml/read.ts';
import { type Path, renderPath } from '../../model/path.ts';
import { factOf, packFacts, unpackFacts } from './fact.ts';
import { placeOf } from './known-places.ts';

const deployment = `apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: shop, labels: {app: shop}}
  spec:
    replicas: 2
    template:
      metadata:
        labels: {app: shop}
      spec:
        hostNetwork: true
        serviceAccountName: shop
        containers:
        - name: shop
          image: shop:1
          env:
          - {name: A, value: b}
          - name: B
            valueFrom: {secretKeyRef: {name: shop, key: b}}
          envFrom:
          - configMapRef: {name: shop}
        volumes:
        - {name: a, emptyDir: {}}
        - name: b
          projected: {sources: [{secret: {name: shop}}]}
`;

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: shop}
rules:
- apiGroups: ['']
  resources: [pods, '*']
  verbs: ['*']
`;

function factsOf(yaml: string) {
	return readYaml(yaml).documents.flatMap((document) => {
		if (document.kind === 'failure') throw new Error(document.diagnostic.message);
		const { source, number, value } = document;
		return objectsOf(value, 'a.yaml', number).resources.map((resource) => {
			const fact = factOf(resource, new Set(['Pod', 'Role']), (path) =>
				source.range([...resource.origin.path, ...path]),
			);
			if (!fact) throw new Error('not kept');
			return { source, fact };
		});
	});
}

const pod: Path = ['spec', 'template'];
const container: Path = [...pod, 'spec', 'containers', 0];
const kept: readonly (readonly [string, Path])[] = [
	[deployment, ['metadata', 'name']],
	[deployment, ['spec', 'replicas']],
	[deployment, [...pod, 'metadata', 'labels']],
	[deployment, [...pod, 'spec', 'serviceAccountName']],
	[deployment, [...pod, 'spec', 'automountServiceAccountToken']],
	[deployment, [...pod, 'spec', 'hostNetwork']],
	[deployment, [...container, 'env', 1, 'valueFrom', 'secretKeyRef']],
	[deployment, [...container, 'envFrom', 0, 'configMapRef']],
	[deployment, [...pod, 'spec', 'volumes', 1, 'projected', 'sources', 0, 'secret']],
	[role, ['rules', 0, 'resources', 1]],
	[role, ['rules', 0, 'verbs', 0]],
];

test.each(kept)('a place that is kept is where the text has it', (yaml, path) => {
	const [found] = factsOf(yaml);
	const [fact] = unpackFacts(packFacts(found ? [found.fact] : []));
	if (!found || !fact) throw new Error('nothing found');
	const expected = found.source.range([...fact.resource.origin.path, ...path]);
	expect(placeOf(path, fact.resource, fact.places), renderPath(path)).toEqual(expected);
});

test('other places are not known', () => {
	for (const { fact } of factsOf(deployment)) {
		expect(placeOf([...container, 'image'], fact.resource, fact.places)).toBe(undefined);
	}
});
