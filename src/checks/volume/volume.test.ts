import { describe, expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import cloudCredentials from './cloud-credentials.ts';
import hostPath from './host-path.ts';
import missing from './missing.ts';
import mountPropagation from './mount-propagation.ts';
import mountedObject from './mounted-object.ts';
import restrictedType from './restricted-type.ts';
import runtimeSocket from './runtime-socket.ts';
import sensitiveHostPath from './sensitive-host-path.ts';
import storageEncryption from './storage-encryption.ts';
import subPath from './sub-path.ts';
import unused from './unused.ts';
import writableHostPath from './writable-host-path.ts';

const pod = (spec: string) => `{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {${spec}}}`;
const mounted = (path: string, mount = '', list = 'containers') =>
	pod(
		`${list}: [{name: a, volumeMounts: [{name: v, mountPath: /m${mount && `, ${mount}`}}]}], ` +
			`volumes: [{name: v, hostPath: {path: ${path}}}]`,
	);

describe('one host path, judged by one check', () => {
	const judge = (path: string, mount: string) => {
		const yaml = mounted(path, mount);
		if (runCheck(runtimeSocket, yaml).length > 0) return 'socket';
		if (runCheck(cloudCredentials, yaml).length > 0) return 'cloud';
		const [problem] = runCheck(sensitiveHostPath, yaml);
		return problem ? (problem.severity ?? 'high') : undefined;
	};

	test.each([
		['/', 'high', 'critical'],
		['//', 'high', 'critical'],
		['/etc', 'high', 'critical'],
		['/etc/', 'high', 'critical'],
		['/./etc//kubernetes/pki', 'high', 'critical'],
		['/etc/localtime', undefined, undefined],
		['/etc/ssl/certs/ca.pem', undefined, undefined],
		['/etcetera', undefined, undefined],
		['/proc', 'high', 'critical'],
		['/sys/fs/cgroup', undefined, 'critical'],
		['/lib/modules', undefined, 'critical'],
		['/usr/src', undefined, undefined],
		['/var', 'high', 'critical'],
		['/var/log', undefined, undefined],
		['/var/lib/kubelet', 'high', 'critical'],
		['/var/lib/kubelet/device-plugins', 'high', 'critical'],
		['/var/lib/myapp', undefined, undefined],
		['/dev', 'high', 'critical'],
		['/dev/kvm', undefined, undefined],
		['/root/.ssh', 'high', 'critical'],
		['/run', 'socket', 'socket'],
		['/var/run', 'socket', 'socket'],
		['/run/xtables.lock', undefined, undefined],
		['/var/run/docker.sock', 'socket', 'socket'],
		['/run/k3s/containerd', 'socket', 'socket'],
		['/data/docker.sock', 'socket', 'socket'],
		['\\\\.\\pipe\\docker_engine', 'socket', 'socket'],
		['/home/ops/.aws', 'cloud', 'cloud'],
		['/root/.config/gcloud/application_default_credentials.json', 'cloud', 'cloud'],
		['/srv/gcloud', undefined, undefined],
		['/etc/kubernetes/azure.json', 'cloud', 'cloud'],
		['null', undefined, undefined],
		['[a]', undefined, undefined],
		['/etc/'.repeat(2000), undefined, undefined],
	])('%s', (path, readOnly, writable) => {
		expect([judge(path, 'readOnly: true'), judge(path, '')]).toEqual([readOnly, writable]);
	});
});

test('a sensitive directory that nobody mounts counts as read', () => {
	const yaml = pod('volumes: [{name: v, hostPath: {path: /etc}}, {hostPath: {path: /boot}}]');
	expect(runCheck(sensitiveHostPath, yaml).map(({ severity }) => severity)).toEqual([undefined]);
});

test.each([
	['/data', '', 'containers', ['spec.containers[0].volumeMounts[0]']],
	['/data', 'readOnly: false', 'containers', ['spec.containers[0].volumeMounts[0]']],
	['/data', 'readOnly: null', 'initContainers', ['spec.initContainers[0].volumeMounts[0]']],
	['/data', 'readOnly: true', 'containers', []],
	['/var/run/docker.sock', '', 'containers', []],
	['/dev/kvm, type: CharDevice', '', 'containers', []],
])('volume/writable-host-path: %s %s', (path, mount, list, paths) => {
	expect(problemPaths(writableHostPath, mounted(path, mount, list))).toEqual(paths);
});

test('a writable log directory is worse, and an ephemeral container has no fix', () => {
	const [logs] = runCheck(writableHostPath, mounted('/var/log/pods'));
	expect(logs?.severity).toBe('high');
	const [ephemeral] = runCheck(writableHostPath, mounted('/data', '', 'ephemeralContainers'));
	expect([ephemeral?.container, ephemeral?.fix]).toEqual(['a', undefined]);
});

test.each([
	['{hostPath: {path: /x}}', ['spec.volumes[0].hostPath'], []],
	['{hostPath: null}', [], []],
	['{nfs: {server: a}}', [], ['spec.volumes[0].nfs']],
	['{gitRepo: {repository: a}}', [], ['spec.volumes[0].gitRepo']],
	['{image: {reference: a}}, {csi: {driver: a}}, {ephemeral: {}}', [], []],
	['{name: v}, null, 3', [], []],
])('volume/host-path and volume/restricted-type: %s', (volumes, host, restricted) => {
	const yaml = pod(`volumes: [${volumes}]`);
	expect(problemPaths(hostPath, yaml)).toEqual(host);
	expect(problemPaths(restrictedType, yaml)).toEqual(restricted);
});

const sub = (mount: string, source: string) =>
	pod(`containers: [{volumeMounts: [{name: v, ${mount}}]}], volumes: [{name: v, ${source}}]`);
const at = 'spec.containers[0].volumeMounts[0]';

test.each([
	['subPath: a', 'emptyDir: {}', '1.22', [`${at}.subPath`]],
	['subPath: a', 'emptyDir: {}', '1.23', []],
	['subPathExpr: $(A)', 'emptyDir: {}', '1.18', [`${at}.subPathExpr`]],
	['subPath: ""', 'emptyDir: {}', '1.18', []],
	['subPath: a', 'configMap: {name: c}', '1.18', []],
])('volume/sub-path: %s of %s on %s', (mount, source, version, paths) => {
	expect(problemPaths(subPath, sub(mount, source), { version })).toEqual(paths);
});

test.each([
	['containers', 'Bidirectional', 1, true],
	['initContainers', 'Bidirectional', 1, true],
	['ephemeralContainers', 'Bidirectional', 1, false],
	['containers', 'HostToContainer', 0, false],
	['containers', 'null', 0, false],
])('volume/mount-propagation: %s %s', (list, value, count, fixable) => {
	const problems = runCheck(mountPropagation, mounted('/x', `mountPropagation: ${value}`, list));
	expect(problems).toHaveLength(count);
	expect(problems.some(({ fix }) => fix)).toBe(fixable);
});

test.each([
	['secret: {secretName: a}', ['spec.volumes[0].secret.secretName']],
	['configMap: {name: a}', ['spec.volumes[0].configMap.name']],
	['persistentVolumeClaim: {claimName: a}', ['spec.volumes[0].persistentVolumeClaim.claimName']],
	[
		'projected: {sources: [{downwardAPI: {}}, {secret: {name: a}}]}',
		['spec.volumes[0].projected.sources[1].secret.name'],
	],
	['emptyDir: {}', []],
	['secret: null', []],
])('volume/mounted-object: %s', (source, paths) => {
	expect(problemPaths(mountedObject, pod(`volumes: [{name: v, ${source}}]`))).toEqual(paths);
});

const storage = (provisioner: string, parameters: string) =>
	`{apiVersion: storage.k8s.io/v1, kind: StorageClass, provisioner: ${provisioner}, parameters: ${parameters}}`;

test.each([
	['ebs.csi.aws.com', 'null', ['parameters']],
	['ebs.csi.aws.com', '{encrypted: "false"}', ['parameters.encrypted']],
	['ebs.csi.aws.com', '{encrypted: "true"}', []],
	['rook-ceph.rbd.csi.ceph.com', '{}', ['parameters']],
	['pd.csi.storage.gke.io', '{}', []],
	['null', '{}', []],
])('volume/storage-encryption: %s %s', (provisioner, parameters, paths) => {
	expect(problemPaths(storageEncryption, storage(provisioner, parameters))).toEqual(paths);
});

const mounts = (list: string, key: string, name: string) =>
	`${list}: [{${key}: [{name: ${name}}]}]`;

test.each([
	[mounts('containers', 'volumeMounts', 'v'), []],
	[mounts('initContainers', 'volumeMounts', 'v'), []],
	[mounts('containers', 'volumeDevices', 'v'), []],
	[mounts('containers', 'volumeMounts', 'other'), ['spec.volumes[0]']],
	['containers: null', ['spec.volumes[0]']],
])('volume/unused: %s', (spec, paths) => {
	expect(problemPaths(unused, pod(`${spec}, volumes: [{name: v}]`))).toEqual(paths);
});

test.each([
	[mounts('containers', 'volumeMounts', 'v'), []],
	[mounts('containers', 'volumeMounts', 'w'), ['spec.containers[0].volumeMounts[0].name']],
	[
		mounts('ephemeralContainers', 'volumeMounts', 'w'),
		['spec.ephemeralContainers[0].volumeMounts[0].name'],
	],
	[mounts('containers', 'volumeMounts', 'null'), []],
])('volume/missing: %s', (spec, paths) => {
	expect(problemPaths(missing, pod(`${spec}, volumes: [{name: v}]`))).toEqual(paths);
});

test('an operator may add volumes and mounts to its own kind', () => {
	const spec = 'containers: [{name: a, image: b, volumeMounts: [{name: w}]}], volumes: [{name: v}]';
	const yaml = `{apiVersion: example.com/v1, kind: App, spec: {template: {spec: {${spec}}}}}`;
	expect([...runCheck(missing, yaml), ...runCheck(unused, yaml)]).toEqual([]);
});
