import { describe, expect, test } from 'vitest';
import type { Fields } from '../model/resource.ts';
import { objectsOf } from './objects.ts';
import { podPaths } from './templates.ts';

function paths(apiVersion: string, kind: string, rest: object): readonly unknown[] {
	const [resource] = objectsOf({ apiVersion, kind, ...rest }, 'a.yaml', 1).resources;
	if (!resource) throw new Error('no object');
	return podPaths(resource);
}

const containers = [{ name: 'a', image: 'b' }];
const pod = { spec: { containers } };
const template = { spec: { template: pod } };

describe('the Pods of', () => {
	test.each<[apiVersion: string, kind: string, rest: object, expected: unknown[]]>([
		['v1', 'Pod', pod, [[]]],
		['v1', 'PodTemplate', { template: pod }, [['template']]],
		['v1', 'ReplicationController', template, [['spec', 'template']]],
		['apps/v1', 'Deployment', template, [['spec', 'template']]],
		['extensions/v1beta1', 'Deployment', template, [['spec', 'template']]],
		['apps/v1', 'DaemonSet', template, [['spec', 'template']]],
		['apps/v1', 'ReplicaSet', template, [['spec', 'template']]],
		['apps/v1', 'StatefulSet', template, [['spec', 'template']]],
		['batch/v1', 'Job', template, [['spec', 'template']]],
		[
			'batch/v1beta1',
			'CronJob',
			{ spec: { jobTemplate: template } },
			[['spec', 'jobTemplate', 'spec', 'template']],
		],
		['argoproj.io/v1alpha1', 'Rollout', template, [['spec', 'template']]],
		['serving.knative.dev/v1', 'Service', template, [['spec', 'template']]],
		[
			'kubeflow.org/v1',
			'TFJob',
			{ spec: { tfReplicaSpecs: { Chief: { template: pod }, Worker: { template: pod } } } },
			[
				['spec', 'tfReplicaSpecs', 'Chief', 'template'],
				['spec', 'tfReplicaSpecs', 'Worker', 'template'],
			],
		],
		[
			'ray.io/v1',
			'RayCluster',
			{ spec: { workerGroupSpecs: [{ template: pod }] } },
			[['spec', 'workerGroupSpecs', 0, 'template']],
		],
		['example.com/v1', 'Pod', template, [['spec', 'template']]],
	])('%s %s', (apiVersion, kind, rest, expected) => {
		expect(paths(apiVersion, kind, rest)).toEqual(expected);
	});
});

describe('no Pods are', () => {
	test.each<[what: string, apiVersion: string, kind: string, rest: object]>([
		['in a Pod without spec', 'v1', 'Pod', {}],
		['in a Deployment without template', 'apps/v1', 'Deployment', { spec: {} }],
		['where a template is a word', 'apps/v1', 'Deployment', { spec: { template: 'x' } }],
		['where a spec is a list', 'apps/v1', 'Deployment', { spec: { template: { spec: [] } } }],
		['in a kind of another group', 'apps/v1', 'Pod', pod],
		['in other built-in kinds', 'v1', 'ConfigMap', { data: pod }],
		['in kinds of Kubernetes that carry none', 'gateway.networking.k8s.io/v1', 'Gateway', template],
		['at the root of a custom kind', 'example.com/v1', 'Thing', pod],
		[
			'where containers have no image',
			'example.com/v1',
			'Thing',
			{ x: { spec: { containers: [{ name: 'a' }] } } },
		],
		['where containers are none', 'example.com/v1', 'Thing', { x: { spec: { containers: 'a' } } }],
		[
			'where containers are words',
			'example.com/v1',
			'Thing',
			{ x: { spec: { containers: ['a', null] } } },
		],
	])('%s', (_, apiVersion, kind, rest) => {
		expect(paths(apiVersion, kind, rest)).toEqual([]);
	});
});

describe('the search in custom kinds is bounded', () => {
	test('by depth', () => {
		const nested = (depth: number): Fields => (depth === 0 ? pod : { x: nested(depth - 1) });
		expect(paths('a.b/v1', 'C', { spec: nested(7) })).toHaveLength(1);
		expect(paths('a.b/v1', 'C', { spec: nested(8) })).toHaveLength(0);
	});

	test('by nodes', () => {
		const many = Array.from({ length: 100_000 }, () => ({ a: {} }));
		expect(paths('a.b/v1', 'C', { many, spec: { x: { y: template } } })).toEqual([]);
	});
});
