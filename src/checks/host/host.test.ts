import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import alias from './alias.ts';
import ipc from './ipc.ts';
import network from './network.ts';
import pid from './pid.ts';
import port from './port.ts';
import probeHost from './probe-host.ts';
import sharedProcessNamespace from './shared-process-namespace.ts';

const pod = (spec: string) => `{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {${spec}}}`;

test.each([
	['containers: []', []],
	['hostPID: true, hostIPC: true, hostNetwork: true', ['spec.hostPID']],
	['hostPID: false', []],
	['hostPID: null', []],
	['hostPID: "true"', []],
])('host/pid: %s', (spec, paths) => {
	expect(problemPaths(pid, pod(spec))).toEqual(paths);
});

test('host/ipc and host/network each speak of their own namespace', () => {
	const all = pod('hostPID: true, hostIPC: true, hostNetwork: true');
	expect(problemPaths(ipc, all)).toEqual(['spec.hostIPC']);
	expect(problemPaths(network, all)).toEqual(['spec.hostNetwork']);
});

test('every kind with a Pod template is looked at, custom ones too', () => {
	const template = 'template: {spec: {hostPID: true, containers: [{name: a, image: b}]}}';
	const rollout = `{apiVersion: argoproj.io/v1alpha1, kind: Rollout, spec: {${template}}}`;
	expect(problemPaths(pid, rollout)).toEqual(['spec.template.spec.hostPID']);
	const service = '{apiVersion: v1, kind: Service, spec: {hostPID: true}}';
	expect(problemPaths(pid, service)).toEqual([]);
});

const ports = (list: string, value: string) => pod(`${list}: [{name: a, ports: [${value}]}]`);

test.each([
	['containers', '{hostPort: 80}, {containerPort: 1}', ['spec.containers[0].ports[0].hostPort']],
	['containers', '{hostPort: 0}', []],
	['containers', '{hostPort: null}, null, 80', []],
	['initContainers', '{hostPort: 80}', ['spec.initContainers[0].ports[0].hostPort']],
	['ephemeralContainers', '{hostPort: 80}', ['spec.ephemeralContainers[0].ports[0].hostPort']],
])('host/port: %s [%s]', (list, value, paths) => {
	expect(problemPaths(port, ports(list, value))).toEqual(paths);
});

test('what stands in an ephemeral container has no fix', () => {
	expect(runCheck(port, ports('ephemeralContainers', '{hostPort: 80}'))[0]?.fix).toBeUndefined();
	const probe = pod('ephemeralContainers: [{livenessProbe: {tcpSocket: {host: a}}}]');
	expect(runCheck(probeHost, probe)[0]?.fix).toBeUndefined();
});

const http = (host: string) => pod(`containers: [{startupProbe: {httpGet: {host: ${host}}}}]`);

test.each([
	['10.0.0.1', '1.34', ['spec.containers[0].startupProbe.httpGet.host']],
	['10.0.0.1', '1.33', []],
	['""', '1.34', []],
	['null', '1.34', []],
])('host/probe-host: %s on %s', (host, version, paths) => {
	expect(problemPaths(probeHost, http(host), { version })).toEqual(paths);
});

test('a long host is cut in the message', () => {
	const [problem] = runCheck(probeHost, http('a'.repeat(500)));
	expect(problem?.message?.en).toBe(`The kubelet is made to call the host '${'a'.repeat(60)}...'`);
});

test.each([
	['hostAliases: [{ip: 10.0.0.1}]', ['spec.hostAliases']],
	['hostAliases: []', []],
	['hostAliases: null', []],
])('host/alias: %s', (spec, paths) => {
	expect(problemPaths(alias, pod(spec))).toEqual(paths);
});

const user = (id: number) => `securityContext: {runAsUser: ${id}}`;

test.each([
	['two images', 'containers: [{image: a}, {image: b}]', 1],
	['a sidecar', 'initContainers: [{image: a, restartPolicy: Always}], containers: [{image: b}]', 1],
	['an init container', 'initContainers: [{image: a}], containers: [{image: b}]', 0],
	['one image twice', 'containers: [{image: a}, {image: a}]', 0],
	['two users', `containers: [{image: a, ${user(1)}}, {image: b, ${user(2)}}]`, 0],
	['one user', `containers: [{image: a, ${user(1)}}, {image: b, ${user(1)}}]`, 1],
	['root', `containers: [{image: a, ${user(0)}}, {image: b, ${user(2)}}]`, 1],
	['the Pod says it', `${user(1)}, containers: [{image: a}, {image: b, ${user(2)}}]`, 0],
])('host/shared-process-namespace: %s', (_, spec, count) => {
	const yaml = pod(`shareProcessNamespace: true, ${spec}`);
	const expected = Array(count).fill('spec.shareProcessNamespace');
	expect(problemPaths(sharedProcessNamespace, yaml)).toEqual(expected);
});
