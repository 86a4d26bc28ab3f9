import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import { registry } from '../registry.generated.ts';
import addedCapability from './added-capability.ts';
import allowPrivilegeEscalation from './allow-privilege-escalation.ts';
import dangerousCapability from './dangerous-capability.ts';
import dropAll from './drop-all.ts';
import emptyDirSize from './empty-dir-size.ts';
import escalationContradiction from './escalation-contradiction.ts';
import fsGroup from './fs-group.ts';
import gitSync from './git-sync.ts';
import lowUserId from './low-user-id.ts';
import netRaw from './net-raw.ts';
import readOnlyWritePath from './read-only-write-path.ts';
import rootGroup from './root-group.ts';
import rootRefused from './root-refused.ts';
import rootUser from './root-user.ts';
import runAsNonRoot from './run-as-non-root.ts';
import sandboxRuntime from './sandbox-runtime.ts';
import securityContext from './security-context.ts';
import shellEntrypoint from './shell-entrypoint.ts';
import sshServer from './ssh-server.ts';
import sudo from './sudo.ts';
import unknownAddedCapability from './unknown-added-capability.ts';
import unknownCapability from './unknown-capability.ts';
import unsafeSysctl from './unsafe-sysctl.ts';
import userNamespace from './user-namespace.ts';
import windowsAdministrator from './windows-administrator.ts';
import writableRootFilesystem from './writable-root-filesystem.ts';

const pod = (spec: string) => `{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {${spec}}}`;
const one = (fields: string) => pod(`containers: [{name: a, image: b, ${fields}}]`);
const context = (fields: string) => one(`securityContext: {${fields}}`);
const both = (ofPod: string, ofContainer: string) =>
	pod(`securityContext: {${ofPod}}, containers: [{securityContext: {${ofContainer}}}]`);
const at = (place: string) => [`spec.containers[0].securityContext.${place}`];

test('a hardened Pod has nothing to report in the default profile', () => {
	const hardened = pod(`
		automountServiceAccountToken: false,
		securityContext: {runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001,
			seccompProfile: {type: RuntimeDefault}},
		initContainers: [{name: init, image: i, restartPolicy: Always, securityContext: {
			allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}}],
		containers: [{name: app, image: a, command: [sh, -c, "app | tee /tmp/log"], securityContext: {
			allowPrivilegeEscalation: false, readOnlyRootFilesystem: true,
			capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}}]`);
	const found = registry
		.filter(({ id, check }) => id.startsWith('pod/') && check.profile === undefined)
		.filter(({ check }) => runCheck(check, hardened).length > 0);
	expect(found.map(({ id }) => id)).toEqual([]);
});

test.each([
	'securityContext: 1, containers: [{securityContext: 2}, 3, null], volumes: [4]',
	'securityContext: [], containers: {a: b}, initContainers: [[]], volumes: null',
	'securityContext: {sysctls: [1], supplementalGroups: 2, seccompProfile: 3, windowsOptions: []}',
	'containers: [{securityContext: {capabilities: [], seccompProfile: {type: []}}}]',
	'containers: [{securityContext: {capabilities: {add: [{}, 1, null], drop: [[], {a: b}]}}}]',
	'containers: [{name: 1, image: {}, command: sh, args: [1], ports: [22], volumeMounts: [1]}]',
])('no check trips over values of the wrong type: %s', (spec) => {
	for (const { id, check } of registry) {
		if (id.startsWith('pod/')) expect(() => runCheck(check, pod(spec))).not.toThrow();
	}
});

test.each([
	['runAsNonRoot: true', '', []],
	['runAsNonRoot: true', 'runAsNonRoot: false', at('runAsNonRoot')],
	['runAsNonRoot: false', 'runAsNonRoot: true', ['spec.securityContext.runAsNonRoot']],
	['runAsNonRoot: null', 'runAsNonRoot: null', at('runAsNonRoot')],
	['', 'runAsNonRoot: "true"', at('runAsNonRoot')],
	['', 'runAsNonRoot: true', []],
])('pod/run-as-non-root: Pod {%s}, container {%s}', (ofPod, ofContainer, paths) => {
	expect(problemPaths(runAsNonRoot, both(ofPod, ofContainer))).toEqual(paths);
});

const firstFix = (...args: Parameters<typeof runCheck>) => runCheck(...args)[0]?.fix;

test('a promise not to run as root goes to the Pod unless a container needs another', () => {
	const onPod = {
		kind: 'set',
		path: ['spec', 'securityContext', 'runAsNonRoot'],
		value: true,
	};
	const twice = runCheck(runAsNonRoot, pod('containers: [{name: a}, {name: b}]'));
	expect(twice.map(({ fix }) => fix?.edits)).toEqual([[onPod], [onPod]]);
	const withRoot = pod('containers: [{name: a}, {name: b, securityContext: {runAsUser: 0}}]');
	expect(runCheck(runAsNonRoot, withRoot).map(({ fix }) => fix?.edits[0]?.path)).toEqual([
		['spec', 'containers', 0, 'securityContext', 'runAsNonRoot'],
		undefined,
	]);
	expect(firstFix(runAsNonRoot, context('runAsUser: 1000'))?.safety).toBe('safe');
	expect(firstFix(runAsNonRoot, context('runAsUser: null'))?.safety).toBe('evidence');
});

test.each([
	['runAsUser: 0', '1.36', at('runAsUser')],
	['runAsUser: 0', '1.22', []],
	['runAsUser: null', '1.36', []],
	['runAsUser: "0"', '1.36', []],
])('pod/root-user: {%s} on %s', (fields, version, paths) => {
	expect(problemPaths(rootUser, context(fields), { version })).toEqual(paths);
});

test.each([
	['runAsNonRoot: true', 'runAsUser: 0', at('runAsUser')],
	['runAsUser: 0', 'runAsNonRoot: true', ['spec.securityContext.runAsUser']],
	['runAsUser: 0, runAsNonRoot: true', 'runAsUser: 1000', []],
	['runAsUser: 0, runAsNonRoot: true', 'runAsNonRoot: false', []],
])('pod/root-refused: Pod {%s}, container {%s}', (ofPod, ofContainer, paths) => {
	expect(problemPaths(rootRefused, both(ofPod, ofContainer))).toEqual(paths);
});

test.each([
	['runAsUser: 1000', 'runAsUser: 20000', []],
	['runAsUser: 1000', 'runAsUser: null', ['spec.securityContext.runAsUser']],
	['runAsUser: 20000', 'runAsUser: 1000', at('runAsUser')],
	['runAsUser: 0', '', []],
	['', '', []],
])('pod/low-user-id: Pod {%s}, container {%s}', (ofPod, ofContainer, paths) => {
	expect(problemPaths(lowUserId, both(ofPod, ofContainer))).toEqual(paths);
});

test.each([
	['runAsGroup: 0', ['spec.securityContext.runAsGroup']],
	['fsGroup: 0', ['spec.securityContext.fsGroup']],
	['supplementalGroups: [5, 0]', ['spec.securityContext.supplementalGroups[1]']],
	['runAsGroup: 10, fsGroup: null', []],
])('pod/root-group: {%s}', (fields, paths) => {
	expect(problemPaths(rootGroup, both(fields, ''))).toEqual(paths);
});

test.each([
	['persistentVolumeClaim: {claimName: c}', '', 1],
	['persistentVolumeClaim: {claimName: c}', 'readOnly: true', 0],
	['emptyDir: {}', '', 0],
])('pod/fs-group: a volume {%s} mounted with {%s}', (source, mount, count) => {
	const spec = pod(`securityContext: {runAsUser: 10001}, volumes: [{name: v, ${source}}],
		containers: [{name: a, volumeMounts: [{name: v, mountPath: /d, ${mount}}]}]`);
	expect(runCheck(fsGroup, spec)).toHaveLength(count);
});

test.each([
	['allowPrivilegeEscalation: false', []],
	['allowPrivilegeEscalation: null', at('allowPrivilegeEscalation')],
	['allowPrivilegeEscalation: true', at('allowPrivilegeEscalation')],
])('pod/allow-privilege-escalation: {%s} on Linux, and never on Windows', (fields, paths) => {
	expect(problemPaths(allowPrivilegeEscalation, context(fields))).toEqual(paths);
	const windows = pod(`os: {name: windows}, containers: [{securityContext: {${fields}}}]`);
	expect(problemPaths(allowPrivilegeEscalation, windows)).toEqual([]);
});

test('no fix of pod/allow-privilege-escalation is one that the API server refuses', () => {
	const fix = (fields: string) => firstFix(allowPrivilegeEscalation, context(fields));
	expect(fix('privileged: true')).toBeUndefined();
	expect(fix('capabilities: {add: [CAP_SYS_ADMIN]}')).toBeUndefined();
	expect(fix('capabilities: {add: [SYS_ADMIN]}')).toBeDefined();
	const ephemeral = pod('ephemeralContainers: [{name: debug}]');
	expect(runCheck(allowPrivilegeEscalation, ephemeral)).toHaveLength(1);
	expect(firstFix(allowPrivilegeEscalation, ephemeral)).toBeUndefined();
});

test.each([
	['privileged: true', at('privileged')],
	['capabilities: {add: [CHOWN, CAP_SYS_ADMIN]}', at('capabilities.add[1]')],
	['capabilities: {add: [SYS_ADMIN]}', []], // accepted: only the prefixed name is compared
	['privileged: false', []],
])('pod/escalation-contradiction: false with {%s}', (fields, paths) => {
	const yaml = context(`allowPrivilegeEscalation: false, ${fields}`);
	expect(problemPaths(escalationContradiction, yaml)).toEqual(paths);
});

const capabilityChecks = {
	dangerousCapability,
	unknownAddedCapability,
	addedCapability,
	unknownCapability,
	dropAll,
	netRaw,
};

test.each([
	['drop: [ALL]', {}],
	['', { dropAll: 'drop', netRaw: 'drop' }],
	['drop: [all]', { dropAll: 'drop' }],
	['drop: [NET_RAW]', { dropAll: 'drop' }],
	['drop: [net_raw, -KILL]', { dropAll: 'drop', unknownCapability: 'drop[1]' }],
	['drop: [ALL, CAP_KILL]', {}],
	['drop: [ALL], add: [NET_BIND_SERVICE]', {}],
	['drop: [ALL], add: [CHOWN]', { addedCapability: 'add[0]' }],
	['drop: [ALL], add: [chown]', { unknownAddedCapability: 'add[0]' }],
	['drop: [ALL], add: [CAP_BPF]', { unknownAddedCapability: 'add[0]' }],
	['drop: [ALL], add: [bpf]', { dangerousCapability: 'add[0]' }],
	['drop: [ALL], add: [5]', { unknownAddedCapability: 'add[0]' }],
	['drop: [ALL], add: [NET_RAW]', { dangerousCapability: 'add[0]', netRaw: 'add[0]' }],
])('capabilities {%s} are judged once for each mistake', (fields, expected) => {
	const found = Object.entries(capabilityChecks).flatMap(([name, check]) =>
		problemPaths(check, context(`capabilities: {${fields}}`)).map((path) => [name, path]),
	);
	const wanted = Object.entries(expected).map(([name, end]) => [
		name,
		...at(`capabilities.${end}`),
	]);
	expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
});

test('no fix gives a capability that Pod Security would refuse', () => {
	const edits = (name: string) =>
		firstFix(unknownAddedCapability, context(`capabilities: {add: [${name}]}`))?.edits[0];
	expect(edits('CAP_SYS_ADMIN')?.kind).toBe('remove');
	expect(edits('CAP_SETUID')).toMatchObject({ kind: 'set', value: 'SETUID' });
});

test.each([
	['SYS_MODULE', 'critical'],
	['NET_ADMIN', 'high'],
	['IPC_LOCK', 'medium'],
])('pod/dangerous-capability: %s is %s', (name, severity) => {
	const [problem] = runCheck(dangerousCapability, context(`capabilities: {add: [${name}]}`));
	expect(problem?.severity).toBe(severity);
});

test.each([
	['net.ipv4.tcp_rmem', '1.31', 1],
	['net.ipv4.tcp_rmem', '1.32', 0],
	['kernel.msgmax', '1.36', 1],
])('pod/unsafe-sysctl: %s on %s', (name, version, count) => {
	const yaml = both(`sysctls: [{name: ${name}, value: "1"}]`, '');
	expect(runCheck(unsafeSysctl, yaml, { version })).toHaveLength(count);
});

test.each([
	['', '1.36', ['spec.hostUsers']],
	['', '1.32', []],
	['hostUsers: false', '1.36', []],
	['hostNetwork: true', '1.36', []],
	['os: {name: windows}', '1.36', []],
	['volumes: [{name: v, nfs: {server: s, path: /}}]', '1.36', []],
])('pod/user-namespace: {%s} on %s', (spec, version, paths) => {
	expect(problemPaths(userNamespace, pod(spec), { version })).toEqual(paths);
});

test('pod/sandbox-runtime speaks of agent sandboxes alone', () => {
	const template = 'podTemplate: {spec: {containers: [{name: a, image: b}]}}';
	const sandbox = (group: string) =>
		`{apiVersion: ${group}/v1beta1, kind: Sandbox, spec: {${template}}}`;
	expect(problemPaths(sandboxRuntime, sandbox('extensions.agents.x-k8s.io'))).toHaveLength(1);
	expect(problemPaths(sandboxRuntime, sandbox('kubeagents.x-k8s.io'))).toEqual([]);
});

test.each([
	['', '', 1],
	['runAsUser: 1', '', 0],
	['', 'privileged: false', 0],
])('pod/security-context: Pod {%s}, container {%s}', (ofPod, ofContainer, count) => {
	expect(runCheck(securityContext, both(ofPod, ofContainer))).toHaveLength(count);
});

test.each([
	['containeradministrator', at('windowsOptions.runAsUserName')],
	['ContainerUser', []],
])('pod/windows-administrator: %s', (user, paths) => {
	const yaml = context(`windowsOptions: {runAsUserName: ${user}}`);
	expect(problemPaths(windowsAdministrator, yaml)).toEqual(paths);
});

test.each([
	['image: nginx', 1],
	[`image: "docker.io/library/nginx:1.29@sha256:${'a'.repeat(64)}"`, 1],
	['image: registry.example.com/nginx', 0], // who knows what is in it
	['image: nginx, command: [nginx]', 0],
	['image: nginx, volumeMounts: [{mountPath: /run}, {mountPath: /var/cache/}]', 0],
	['image: nginx, volumeMounts: [{mountPath: /run}]', 1],
	['image: nginx, volumeMounts: [{mountPath: /etc/nginx/nginx.conf}]', 0],
	['image: nginx, volumeMounts: [{mountPath: /etc/nginx/conf.d}]', 1],
	['image: redis', 0], // declares its folder as VOLUME
])('pod/read-only-write-path: {%s}', (fields, count) => {
	const container = `{name: a, ${fields}, securityContext: {readOnlyRootFilesystem: true}}`;
	expect(runCheck(readOnlyWritePath, pod(`containers: [${container}]`))).toHaveLength(count);
});

test('volumes for a read-only root are not made where their names are taken', () => {
	const yaml = pod('containers: [{name: a, image: nginx}], volumes: [{name: a-run}]');
	expect(problemPaths(writableRootFilesystem, yaml)).toEqual(at('readOnlyRootFilesystem'));
	expect(firstFix(writableRootFilesystem, yaml)).toBeUndefined();
});

test.each([
	['os: {name: windows}, containers: [{name: a}]', []],
	['ephemeralContainers: [{name: a}]', []],
	['initContainers: [{name: a, securityContext: {readOnlyRootFilesystem: true}}]', []],
	[
		'containers: [{securityContext: {readOnlyRootFilesystem: false}}]',
		at('readOnlyRootFilesystem'),
	],
])('pod/writable-root-filesystem: {%s}', (spec, paths) => {
	expect(problemPaths(writableRootFilesystem, pod(spec))).toEqual(paths);
});

test.each([
	['emptyDir: {}', ['spec.volumes[0].emptyDir.sizeLimit']],
	['emptyDir: {sizeLimit: 1Gi}', []],
	['emptyDir: {sizeLimit: null}', ['spec.volumes[0].emptyDir.sizeLimit']],
	['configMap: {name: c}', []],
])('pod/empty-dir-size: {%s}', (source, paths) => {
	expect(problemPaths(emptyDirSize, pod(`volumes: [{name: v, ${source}}]`))).toEqual(paths);
});

test.each([
	['command: [sudo, app]', ['spec.containers[0].command[0]']],
	['args: ["a && /usr/bin/sudo b"]', ['spec.containers[0].args[0]']],
	['command: [visudo, sudoers, pseudo]', []],
	['command: [sudo-rs]', []],
])('pod/sudo: {%s}', (fields, paths) => {
	expect(problemPaths(sudo, one(fields))).toEqual(paths);
});

test.each([
	['command: [/usr/sbin/sshd, -D]', ['spec.containers[0].command[0]']],
	[
		'ports: [{containerPort: 80}, {containerPort: 22}]',
		['spec.containers[0].ports[1].containerPort'],
	],
	['command: [cat, /etc/ssh/sshd_config]', []],
])('pod/ssh-server: {%s}', (fields, paths) => {
	expect(problemPaths(sshServer, one(fields))).toEqual(paths);
});

test.each([
	['command: [/bin/bash, -euc], args: [run]', 1],
	['command: [sh, -c, "setup && exec run"]', 0],
	['command: [sh, script.sh]', 0],
	['args: [sh, -c, run]', 0],
])('pod/shell-entrypoint: {%s}', (fields, count) => {
	expect(runCheck(shellEntrypoint, one(fields))).toHaveLength(count);
	const init = pod(`initContainers: [{name: a, ${fields}}]`);
	expect(runCheck(shellEntrypoint, init)).toEqual([]);
});

test.each([
	['registry.k8s.io/git-sync/git-sync:v4', 1],
	['registry:5000/git-sync', 1],
	['example.com/git-sync/docs:1', 0],
])('pod/git-sync: %s', (image, count) => {
	expect(runCheck(gitSync, pod(`containers: [{name: a, image: "${image}"}]`))).toHaveLength(count);
});
