import { describe, expect, test } from 'vitest';
import { podsOf } from '../../kube/pod.ts';
import { World } from '../../kube/world.ts';
import { renderPath } from '../../model/path.ts';
import type { Resource } from '../../model/resource.ts';
import { defaultSettings, type Settings } from '../../model/settings.ts';
import type { AnyCheck, Context } from '../define.ts';
import cpuLimit from './cpu-limit.ts';
import cpuLimitSet from './cpu-limit-set.ts';
import cpuOvercommit from './cpu-overcommit.ts';
import cpuRequest from './cpu-request.ts';
import ephemeralStorageLimit from './ephemeral-storage-limit.ts';
import limitRange from './limit-range.ts';
import maximum from './maximum.ts';
import memoryLimit from './memory-limit.ts';
import memoryRequest from './memory-request.ts';
import memoryUnit from './memory-unit.ts';
import overcommit from './overcommit.ts';
import podBudget from './pod-budget.ts';
import requestAboveLimit from './request-above-limit.ts';
import resourceQuota from './resource-quota.ts';

type Spec = { readonly [field: string]: unknown };
type Row = readonly [
	what: string,
	spec: Spec,
	paths: readonly string[],
	context?: Partial<Context>,
];

const own = (resources: unknown): Spec => ({ containers: [{ name: 'c', resources }] });
const of = (which: string, name: string, list = 'containers') =>
	`spec.${list}[0].resources.${which}.${name}`;
const old = { version: { major: 1, minor: 33 } };

describe('memory-limit', () => {
	const at = of('limits', 'memory');
	cases(memoryLimit, [
		['unset', own(undefined), [at]],
		['null', own({ limits: { memory: null } }), [at]],
		['resources of a wrong type', own('512Mi'), [at]],
		['zero means none', own({ limits: { memory: 0 } }), [at]],
		['zero as text', own({ limits: { memory: '0' } }), [at]],
		['only a request', own({ requests: { memory: '1Gi' } }), [at]],
		['set', own({ limits: { memory: '1Gi' } }), []],
		['a number of bytes', own({ limits: { memory: 536870912 } }), []],
		['no quantity: the schema check speaks', own({ limits: { memory: '1GB' } }), []],
		['the limit of the Pod', { ...own({}), resources: { limits: { memory: '1Gi' } } }, []],
		[
			'the limit of the Pod before 1.34',
			{ ...own({}), resources: { limits: { memory: '1Gi' } } },
			[at],
			old,
		],
		['only a request of the Pod', { ...own({}), resources: { requests: { memory: '1Gi' } } }, [at]],
		[
			'an init container',
			{ initContainers: [{ name: 'i' }] },
			[of('limits', 'memory', 'initContainers')],
		],
		[
			'a sidecar',
			{ initContainers: [{ name: 's', restartPolicy: 'Always' }] },
			[of('limits', 'memory', 'initContainers')],
		],
		['an ephemeral container has no resources', { ephemeralContainers: [{ name: 'e' }] }, []],
	]);
	test.each([
		[{ limits: {} }, '256Mi'],
		[{ requests: { memory: '64Mi' } }, '256Mi'],
		[{ requests: { memory: '2Gi' } }, '2Gi'],
	])('the fix of %j fits the request', (resources, value) => {
		expect(values(memoryLimit, own(resources))).toEqual([value]);
	});
	test('sees the sandbox of an agent', () => {
		const template = { spec: { containers: [{ name: 'agent', image: 'agent:1' }] } };
		const sandbox = object('agents.x-k8s.io/v1alpha1', 'Sandbox', { podTemplate: template });
		expect(paths(memoryLimit, sandbox)).toEqual([
			'spec.podTemplate.spec.containers[0].resources.limits.memory',
		]);
	});
});

describe('requests', () => {
	const [memory, cpu] = [of('requests', 'memory'), of('requests', 'cpu')];
	cases(memoryRequest, [
		['unset', own({}), [memory]],
		['a limit is the request', own({ limits: { memory: '1Gi' } }), []],
		[
			'zero beside a limit reserves nothing',
			own({ requests: { memory: 0 }, limits: { memory: '1Gi' } }),
			[memory],
		],
		['set', own({ requests: { memory: '1Gi' } }), []],
		['the request of the Pod', { ...own({}), resources: { requests: { memory: '1Gi' } } }, []],
		['the limit of the Pod', { ...own({}), resources: { limits: { memory: '1Gi' } } }, []],
		[
			'the request of the Pod before 1.34',
			{ ...own({}), resources: { requests: { memory: '1Gi' } } },
			[memory],
			old,
		],
		['an init container runs before the others', { initContainers: [{ name: 'i' }] }, []],
		[
			'a sidecar',
			{ initContainers: [{ name: 's', restartPolicy: 'Always' }] },
			[of('requests', 'memory', 'initContainers')],
		],
		['an ephemeral container', { ephemeralContainers: [{ name: 'e' }] }, []],
	]);
	cases(cpuRequest, [
		['only memory', own({ requests: { memory: '1Gi' } }), [cpu]],
		['a limit is the request', own({ limits: { cpu: 1 } }), []],
	]);
	test('the fix stays below a low limit', () => {
		expect(values(cpuRequest, own({ requests: { cpu: 0 }, limits: { cpu: '50m' } }))).toEqual([
			'50m',
		]);
	});
});

describe('limits of other kinds', () => {
	cases(cpuLimit, [
		['unset', own({ limits: { memory: '1Gi' } }), [of('limits', 'cpu')]],
		['the limit of the Pod', { ...own({}), resources: { limits: { cpu: 1 } } }, []],
	]);
	cases(cpuLimitSet, [
		['set', own({ limits: { cpu: 1 } }), [of('limits', 'cpu')]],
		['unset', own({ limits: { memory: '1Gi' } }), []],
		['null', own({ limits: { cpu: null } }), []],
	]);
	test('taking the CPU limit away keeps what it requested', () => {
		const [problem] = problems(cpuLimitSet, pod(own({ limits: { cpu: 2 } })));
		expect(problem?.fix?.edits).toEqual([
			{ kind: 'set', path: ['spec', 'containers', 0, 'resources', 'requests', 'cpu'], value: 2 },
			{ kind: 'remove', path: ['spec', 'containers', 0, 'resources', 'limits'] },
		]);
	});
	cases(ephemeralStorageLimit, [
		['unset', own({}), [of('limits', 'ephemeral-storage')]],
		['set', own({ limits: { 'ephemeral-storage': '1Gi' } }), []],
		[
			'the Pod cannot limit it',
			{ ...own({}), resources: { limits: { 'ephemeral-storage': '1Gi' } } },
			[of('limits', 'ephemeral-storage')],
		],
	]);
});

describe('overcommit', () => {
	const memory = of('requests', 'memory');
	cases(overcommit, [
		['lower', own({ requests: { memory: '1Gi' }, limits: { memory: '2Gi' } }), [memory]],
		[
			'equal in other units',
			own({ requests: { memory: '1Gi' }, limits: { memory: '1024Mi' } }),
			[],
		],
		['no request', own({ limits: { memory: '2Gi' } }), []],
		['no limit', own({ requests: { memory: '2Gi' } }), []],
		['only CPU', own({ requests: { cpu: 1 }, limits: { cpu: 2 } }), []],
		[
			'storage',
			own({ requests: { 'ephemeral-storage': 1 }, limits: { 'ephemeral-storage': 2 } }),
			[of('requests', 'ephemeral-storage')],
		],
	]);
	cases(cpuOvercommit, [
		['lower', own({ requests: { cpu: '100m' }, limits: { cpu: 1 } }), [of('requests', 'cpu')]],
		['equal in other units', own({ requests: { cpu: '700m' }, limits: { cpu: 0.7 } }), []],
	]);
});

describe('request-above-limit', () => {
	const gpu = 'spec.containers[0].resources.requests["nvidia.com/gpu"]';
	cases(requestAboveLimit, [
		['CPU above', own({ requests: { cpu: 2 }, limits: { cpu: '1500m' } }), [of('requests', 'cpu')]],
		['equal', own({ requests: { cpu: '700m' }, limits: { cpu: '0.7' } }), []],
		['no limit', own({ requests: { cpu: 2 } }), []],
		['a device without a limit', own({ requests: { 'nvidia.com/gpu': 1 } }), [gpu]],
		[
			'a device with a higher limit',
			own({ requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } }),
			[gpu],
		],
		[
			'a device with its limit',
			own({ requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': '1' } }),
			[],
		],
		['a device with a limit alone', own({ limits: { 'nvidia.com/gpu': 1 } }), []],
		[
			'huge pages',
			own({ requests: { 'hugepages-2Mi': '2Mi' }, limits: { 'hugepages-2Mi': '4Mi' } }),
			[of('requests', 'hugepages-2Mi')],
		],
		['no quantities', own({ requests: { cpu: 'two' }, limits: { cpu: 1 } }), []],
		['a limit of null', own({ requests: { cpu: 2 }, limits: { cpu: null } }), []],
		['a list', own({ requests: ['cpu'], limits: 'x' }), []],
	]);
});

describe('memory-unit', () => {
	const [request, limit] = [of('requests', 'memory'), of('limits', 'memory')];
	cases(memoryUnit, [
		[
			'thousandths',
			own({ requests: { memory: '128m' }, limits: { memory: '512m' } }),
			[request, limit],
		],
		['a few bytes', own({ limits: { memory: 512 } }), [limit]],
		['a few kilobytes', own({ limits: { memory: '100k' } }), [limit]],
		['a small request', own({ requests: { memory: 1 } }), []],
		['bytes', own({ limits: { memory: 134217728 } }), []],
		['mebibytes', own({ limits: { memory: '1Mi' } }), []],
		['zero', own({ limits: { memory: 0 } }), []],
		['CPU', own({ limits: { cpu: '100m' } }), []],
	]);
	test.each([
		['512m', ['512Mi']],
		[512, ['512Mi']],
		['100k', []],
		[500000, []],
	])('the fix of %j', (memory, expected) => {
		expect(values(memoryUnit, own({ limits: { memory } }))).toEqual(expected);
	});
});

describe('maximum', () => {
	const settings = { ...defaultSettings, maximumCpu: '2', maximumMemory: '4Gi' };
	const strict = { settings };
	const [cpu, memory] = [of('limits', 'cpu'), of('limits', 'memory')];
	cases(maximum, [
		['nothing set', own({ limits: { cpu: 64 } }), []],
		['at the maximum', own({ limits: { cpu: '2000m', memory: '4096Mi' } }), [], strict],
		['above', own({ limits: { cpu: '2001m', memory: '5Gi' } }), [cpu, memory], strict],
		['a request without a limit', own({ requests: { cpu: 3 } }), [of('requests', 'cpu')], strict],
		['unset is for the limit checks', own({}), [], strict],
		[
			'the Pod, for a container without a limit',
			{ ...own({}), resources: { limits: { cpu: 3 } } },
			['spec.resources.limits.cpu'],
			strict,
		],
		[
			'the Pod, whose containers have limits',
			{ ...own({ limits: { cpu: 1 } }), resources: { limits: { cpu: 3 } } },
			[],
			strict,
		],
		[
			'the Pod before 1.34',
			{ ...own({}), resources: { limits: { cpu: 3 } } },
			[],
			{ ...strict, ...old },
		],
		[
			'a maximum that is no quantity',
			own({ limits: { cpu: 64 } }),
			[],
			{ settings: { ...settings, maximumCpu: 'many' } },
		],
	]);
});

describe('pod-budget', () => {
	const two = (...resources: unknown[]) =>
		resources.map((r, i) => ({ name: `c${i}`, resources: r }));
	const half = { requests: { cpu: '600m' } };
	cases(podBudget, [
		['no resources of the Pod', { containers: two(half, half) }, []],
		[
			'together too much',
			{ resources: { requests: { cpu: 1 } }, containers: two(half, half) },
			['spec.resources.requests.cpu'],
		],
		['before 1.34', { resources: { requests: { cpu: 1 } }, containers: two(half, half) }, [], old],
		[
			'above the limit of the Pod',
			{ resources: { limits: { cpu: 1 } }, containers: two(half, half) },
			['spec.resources.limits.cpu'],
		],
		[
			'an init container runs alone',
			{ resources: { requests: { cpu: 1 } }, initContainers: two(half), containers: two(half) },
			[],
		],
		[
			'a sidecar runs along',
			{
				resources: { requests: { cpu: 1 } },
				initContainers: [{ name: 's', restartPolicy: 'Always', resources: half }],
				containers: two(half),
			},
			['spec.resources.requests.cpu'],
		],
		[
			'request above limit',
			{ resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } },
			['spec.resources.requests.cpu'],
		],
		['resources of a wrong type', { resources: 'many', containers: two(half) }, []],
	]);
});

describe('namespaces', () => {
	const namespace = (name: string) => object('v1', 'Namespace', {}, { name });
	const inside = (kind: string, ns: string) => object('v1', kind, {}, { name: 'x', namespace: ns });
	test.each([
		['nothing in it', namespace('team'), [], ['metadata.name']],
		['one in another namespace', namespace('team'), ['team-b'], ['metadata.name']],
		['its own', namespace('team'), ['team'], []],
		['a system namespace', namespace('kube-system'), [], []],
		['no name', namespace(''), [], []],
	])('%s', (_, subject, namespaces, expected) => {
		for (const [check, kind] of [
			[limitRange, 'LimitRange'],
			[resourceQuota, 'ResourceQuota'],
		] as const) {
			const world = new World(namespaces.map((ns) => inside(kind, ns)));
			expect(paths(check, subject, { world })).toEqual(expected);
		}
	});
});

function cases(check: AnyCheck, rows: readonly Row[]): void {
	for (const [what, spec, expected, context] of rows) {
		test(what, () => expect(paths(check, pod(spec), context)).toEqual(expected));
	}
}

/** The values that the fixes write. */
function values(check: AnyCheck, spec: Spec): unknown[] {
	return problems(check, pod(spec)).flatMap(({ fix }) =>
		(fix?.edits ?? []).map((edit) => (edit.kind === 'remove' ? undefined : edit.value)),
	);
}

function paths(check: AnyCheck, resource: Resource, context?: Partial<Context>): string[] {
	return problems(check, resource, context).map(({ path }) => renderPath(path));
}

function problems(check: AnyCheck, resource: Resource, given: Partial<Context> = {}) {
	const context: Context = {
		version: { major: 1, minor: 36 },
		settings: defaultSettings satisfies Settings,
		world: new World([]),
		...given,
	};
	if (check.on === 'resource') return [check.detect(resource, context) ?? []].flat();
	return podsOf(resource).flatMap((view) => {
		if (check.on === 'pod') return [check.detect(view, context) ?? []].flat();
		if (check.on !== 'container') throw new Error(check.on);
		return view.containers.flatMap((container) => check.detect(container, context) ?? []);
	});
}

function pod(spec: Spec): Resource {
	return object('v1', 'Pod', spec);
}

function object(
	apiVersion: string,
	kind: string,
	spec: Spec,
	metadata: { readonly name: string; readonly namespace?: string } = { name: 'x' },
): Resource {
	const { name, namespace } = metadata;
	const origin = { file: 'x.yaml', document: 1, path: [] };
	return { apiVersion, kind, name, namespace, value: { apiVersion, kind, metadata, spec }, origin };
}
