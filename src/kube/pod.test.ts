import { describe, expect, test } from 'vitest';
import { renderPath } from '../model/path.ts';
import { objectsOf } from './objects.ts';
import { type ContainerView, type PodView, podsOf } from './pod.ts';

function podOf(spec: unknown, metadata: unknown = { name: 'a' }): PodView {
	const { resources } = objectsOf({ apiVersion: 'v1', kind: 'Pod', metadata, spec }, 'a.yaml', 1);
	const [pod] = resources.flatMap((resource) => podsOf(resource));
	if (!pod) throw new Error('no Pod');
	return pod;
}

/** The container of a Pod with these security contexts. */
function container(own: unknown, ofPod?: unknown, fields: object = {}): ContainerView {
	const spec = {
		securityContext: ofPod,
		containers: [{ name: 'c', securityContext: own, ...fields }],
	};
	const [first] = podOf(spec).containers;
	if (!first) throw new Error('no container');
	return first;
}

describe('containers', () => {
	const pod = podOf({
		ephemeralContainers: [{ name: 'debug' }],
		containers: [{ name: 'app' }, 'word', { name: 'side' }],
		initContainers: [
			{ name: 'init' },
			{ name: 'proxy', restartPolicy: 'Always' },
			{ name: 'odd', restartPolicy: 'OnFailure' },
		],
	});

	test('are known by their roles, and by their places in the file', () => {
		const places = pod.containers.map(
			(each) => `${each.name} ${each.role} ${renderPath(each.at())}`,
		);
		expect(places).toEqual([
			'init init spec.initContainers[0]',
			'proxy sidecar spec.initContainers[1]',
			'odd init spec.initContainers[2]',
			'app regular spec.containers[0]',
			'side regular spec.containers[2]',
			'debug ephemeral spec.ephemeralContainers[0]',
		]);
		expect(pod.containers).toBe(pod.containers);
	});

	test('know their path from the root of their object', () => {
		const value = {
			apiVersion: 'apps/v1',
			kind: 'Deployment',
			spec: { template: { spec: { containers: [{ name: 'a' }] } } },
		};
		const [resource] = objectsOf(value, 'a.yaml', 1).resources;
		const [template] = resource ? podsOf(resource) : [];
		const [first] = template?.containers ?? [];
		expect(renderPath(first?.at('securityContext', 'privileged') ?? [])).toBe(
			'spec.template.spec.containers[0].securityContext.privileged',
		);
		expect(first?.resource).toBe(resource);
	});
});

describe('a container inherits from its Pod, and its own value is stronger', () => {
	test.each<
		[
			field: 'runAsUser' | 'runAsGroup' | 'runAsNonRoot',
			own: unknown,
			ofPod: unknown,
			effective: unknown,
		]
	>([
		['runAsUser', undefined, undefined, undefined],
		['runAsUser', undefined, 1000, 1000],
		['runAsUser', 0, 1000, 0],
		['runAsUser', 1000, 0, 1000],
		['runAsUser', undefined, 0, 0],
		['runAsUser', null, 1000, 1000],
		['runAsUser', '0', 1000, 1000],
		['runAsGroup', undefined, 2000, 2000],
		['runAsGroup', 0, 2000, 0],
		['runAsGroup', 2000, undefined, 2000],
		['runAsNonRoot', undefined, true, true],
		['runAsNonRoot', false, true, false],
		['runAsNonRoot', true, false, true],
		['runAsNonRoot', undefined, undefined, undefined],
		['runAsNonRoot', 'true', false, false],
	])('%s: %j in %j is %j', (field, own, ofPod, effective) => {
		expect(container({ [field]: own }, { [field]: ofPod })[field]).toBe(effective);
	});

	test.each<[own: unknown, ofPod: unknown, type: string | undefined]>([
		[undefined, undefined, undefined],
		[undefined, { type: 'RuntimeDefault' }, 'RuntimeDefault'],
		[{ type: 'Unconfined' }, { type: 'RuntimeDefault' }, 'Unconfined'],
		[{ type: 'Localhost', localhostProfile: 'a' }, undefined, 'Localhost'],
		[{}, { type: 'RuntimeDefault' }, 'RuntimeDefault'],
		['RuntimeDefault', { type: 'Unconfined' }, 'Unconfined'],
		[{ type: 5 }, undefined, undefined],
	])('profiles: %j in %j is %j', (own, ofPod, type) => {
		const view = container(
			{ seccompProfile: own, appArmorProfile: own },
			{ seccompProfile: ofPod, appArmorProfile: ofPod },
		);
		expect([view.seccompType, view.appArmorType]).toEqual([type, type]);
	});

	test('but some fields are its own alone', () => {
		const ofPod = {
			privileged: true,
			readOnlyRootFilesystem: true,
			allowPrivilegeEscalation: false,
			capabilities: { add: ['SYS_ADMIN'] },
		};
		const view = container(undefined, ofPod);
		expect([
			view.isPrivileged,
			view.readOnlyRootFilesystem,
			view.allowsPrivilegeEscalation,
		]).toEqual([false, undefined, true]);
		expect(view.capabilities.effective.has('SYS_ADMIN')).toBe(false);
	});
});

describe('unset, false and true are three things', () => {
	test.each<[own: object, privileged: boolean, escalates: boolean, readOnly: boolean | undefined]>([
		[{}, false, true, undefined],
		[
			{ privileged: false, allowPrivilegeEscalation: false, readOnlyRootFilesystem: false },
			false,
			false,
			false,
		],
		[
			{ privileged: true, allowPrivilegeEscalation: true, readOnlyRootFilesystem: true },
			true,
			true,
			true,
		],
		[
			{ privileged: null, allowPrivilegeEscalation: null, readOnlyRootFilesystem: null },
			false,
			true,
			undefined,
		],
		[
			{ privileged: 'true', allowPrivilegeEscalation: 'false', readOnlyRootFilesystem: 'true' },
			false,
			true,
			undefined,
		],
	])('%j', (own, privileged, escalates, readOnly) => {
		const view = container(own);
		expect([
			view.isPrivileged,
			view.allowsPrivilegeEscalation,
			view.readOnlyRootFilesystem,
		]).toEqual([privileged, escalates, readOnly]);
	});
});

describe('lists are read item by item', () => {
	const odd = ['x', null, 5, ['y'], { name: 'a' }];

	test.each(['env', 'ports', 'volumeMounts'] as const)('%s', (field) => {
		expect(container({}, {}, { [field]: odd })[field]).toEqual([
			{ index: 4, fields: { name: 'a' } },
		]);
		expect(container({}, {}, { [field]: 'x' })[field]).toEqual([]);
	});

	test('command and args, in their order', () => {
		const words = container({}, {}, { args: ['--a', 5], command: ['sh', null, '-c'] }).words;
		expect(words.map(({ text, path }) => `${text} ${renderPath(path)}`)).toEqual([
			'sh spec.containers[0].command[0]',
			'-c spec.containers[0].command[2]',
			'--a spec.containers[0].args[0]',
		]);
	});

	test('volumes by their type', () => {
		const volumes = podOf({
			volumes: [
				{ name: 'a', hostPath: { path: '/' } },
				'x',
				{ emptyDir: {}, name: 'b' },
				{ name: 'c' },
				{ name: 5, secret: null, configMap: 'x' },
			],
		}).volumes;
		expect(volumes.map((volume) => [volume.name, volume.type, renderPath(volume.at('x'))])).toEqual(
			[
				['a', 'hostPath', 'spec.volumes[0].x'],
				['b', 'emptyDir', 'spec.volumes[2].x'],
				['c', undefined, 'spec.volumes[3].x'],
				['', 'configMap', 'spec.volumes[4].x'],
			],
		);
		expect(volumes[0]?.source('hostPath')).toEqual({ path: '/' });
		expect([volumes[0]?.source('secret'), volumes[3]?.source('configMap')]).toEqual([{}, {}]);
	});
});

describe('a Pod', () => {
	test.each<[spec: object, name: string]>([
		[{}, 'default'],
		[{ serviceAccountName: 'a', serviceAccount: 'b' }, 'a'],
		[{ serviceAccount: 'b' }, 'b'],
		[{ serviceAccountName: '' }, 'default'],
		[{ serviceAccountName: 5 }, 'default'],
	])('%j runs as %j', (spec, name) => {
		expect(podOf(spec).serviceAccountName).toBe(name);
	});

	test.each<[spec: object, windows: boolean, users: boolean]>([
		[{}, false, false],
		[{ os: { name: 'windows' }, hostUsers: false }, true, true],
		[{ os: 'windows', hostUsers: 'false' }, false, false],
		[{ os: { name: 'linux' }, hostUsers: true }, false, false],
	])('%j is of Windows: %j, has users of its own: %j', (spec, windows, users) => {
		const pod = podOf(spec);
		expect([pod.isWindows, pod.hasUserNamespace]).toEqual([windows, users]);
	});

	test('names its namespace, labels and annotations', () => {
		const pod = podOf({}, { namespace: 'n', labels: { a: 'b' }, annotations: { c: 'd' } });
		expect([pod.namespace, pod.labels, pod.annotations]).toEqual(['n', { a: 'b' }, { c: 'd' }]);
	});
});

describe('hostile values count as unset', () => {
	const hostile = ['x', 5, true, null, [], [[]], [null], {}];

	test.each(hostile)('%j instead of what is expected', (value) => {
		const security = {
			capabilities: value,
			seccompProfile: value,
			runAsUser: { a: 1 },
			privileged: value === true ? 'x' : value,
		};
		const fields = {
			image: [value],
			resources: value,
			env: value,
			command: value,
			args: value,
			ports: value,
		};
		const pod = podOf(
			{
				containers: [{ ...fields, name: [value], securityContext: security }],
				initContainers: value,
				volumes: value,
				securityContext: value,
				os: value,
			},
			{ labels: value, annotations: value },
		);
		const [first] = pod.containers.filter(({ list }) => list === 'containers');
		expect([first?.name, first?.image, first?.runAsUser, first?.seccompType]).toEqual([
			'',
			undefined,
			undefined,
			undefined,
		]);
		expect([first?.isPrivileged, first?.words, first?.resources('limits')]).toEqual([
			false,
			[],
			{},
		]);
		expect(first?.capabilities.add).toEqual([]);
	});

	test.each(hostile)('a container that is %j instead of a mapping', (value) => {
		const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
		expect(podOf({ containers: [value] }).containers).toHaveLength(isMapping ? 1 : 0);
	});
});
