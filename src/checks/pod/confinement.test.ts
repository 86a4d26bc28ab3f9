import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import appArmorAnnotation from './app-armor-annotation.ts';
import appArmorProfile from './app-armor-profile.ts';
import appArmorUnconfined from './app-armor-unconfined.ts';
import localhostProfile from './localhost-profile.ts';
import procMount from './proc-mount.ts';
import procMountInUserNamespace from './proc-mount-in-user-namespace.ts';
import seLinuxOptions from './se-linux-options.ts';
import seccompAnnotation from './seccomp-annotation.ts';
import seccompProfile from './seccomp-profile.ts';
import seccompUnconfined from './seccomp-unconfined.ts';

const pod = (spec: string) => `{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {${spec}}}`;
const both = (ofPod: string, ofContainer: string) =>
	pod(`securityContext: {${ofPod}}, containers: [{name: a, securityContext: {${ofContainer}}}]`);
const annotated = (annotation: string, spec = 'containers: [{name: a}]') =>
	`{apiVersion: v1, kind: Pod, metadata: {name: x, annotations: {${annotation}}}, spec: {${spec}}}`;
const ofPod = 'spec.securityContext.';
const ofContainer = 'spec.containers[0].securityContext.';

test.each([
	['', '', [`${ofContainer}seccompProfile.type`], []],
	['RuntimeDefault', '', [], []],
	['', 'Localhost', [], []],
	['RuntimeDefault', 'Unconfined', [], [`${ofContainer}seccompProfile.type`]],
	['Unconfined', 'RuntimeDefault', [], [`${ofPod}seccompProfile.type`]],
	['runtime/default', '', [], [`${ofPod}seccompProfile.type`]],
	['null', '', [], [`${ofPod}seccompProfile.type`]],
])('seccomp %s of the Pod, %s of the container: one finding', (a, b, missing, unconfined) => {
	const profile = (type: string) => (type ? `seccompProfile: {type: ${type}}` : '');
	const yaml = both(profile(a), profile(b));
	expect(problemPaths(seccompProfile, yaml)).toEqual(missing);
	expect(problemPaths(seccompUnconfined, yaml)).toEqual(unconfined);
});

test('Windows has no seccomp, and an ephemeral container cannot be given a profile', () => {
	expect(problemPaths(seccompProfile, pod('os: {name: windows}, containers: [{}]'))).toEqual([]);
	const [problem] = runCheck(seccompProfile, pod('ephemeralContainers: [{name: debug}]'));
	expect(problem?.path).toContain('ephemeralContainers');
	expect(problem?.fix).toBeUndefined();
});

const seccompKey = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainerKey = 'container.seccomp.security.alpha.kubernetes.io/a';

test.each([
	[`${seccompKey}: runtime/default`, '1.27', 1],
	[`${seccompKey}: runtime/default`, '1.26', 0],
	[`${seccompContainerKey}: localhost/a.json`, '1.36', 1],
	['other: runtime/default', '1.36', 0],
])('pod/seccomp-annotation: %s on %s', (annotation, version, count) => {
	expect(runCheck(seccompAnnotation, annotated(annotation), { version })).toHaveLength(count);
});

test('what a seccomp annotation meant becomes the field', () => {
	const edits = (annotation: string) =>
		runCheck(seccompAnnotation, annotated(annotation))[0]?.fix?.edits.slice(1);
	expect(edits(`${seccompContainerKey}: localhost/a.json`)).toEqual([
		{
			kind: 'set',
			path: ['spec', 'containers', 0, 'securityContext', 'seccompProfile'],
			value: { type: 'Localhost', localhostProfile: 'a.json' },
		},
	]);
	expect(edits(`${seccompKey}: unconfined`)).toEqual([]);
	expect(edits(`${seccompKey}: 5`)).toEqual([]);
});

test('a seccomp annotation beside its field is left alone, and mended before the field is set', () => {
	const field = 'securityContext: {seccompProfile: {type: RuntimeDefault}}';
	const yaml = annotated(`${seccompKey}: runtime/default`, field);
	expect(problemPaths(seccompAnnotation, yaml)).toEqual([]);
	const [problem] = runCheck(seccompProfile, annotated(`${seccompKey}: localhost/a.json`));
	expect(problem?.fix).toBeUndefined();
});

test.each([
	['seccompProfile: {type: Localhost}', [`${ofPod}seccompProfile.type`]],
	['seccompProfile: {type: Localhost, localhostProfile: ""}', [`${ofPod}seccompProfile.type`]],
	['seccompProfile: {type: Localhost, localhostProfile: a/b.json}', []],
	[
		'seccompProfile: {type: Localhost, localhostProfile: a/../../b}',
		[`${ofPod}seccompProfile.localhostProfile`],
	],
	[
		'seccompProfile: {type: RuntimeDefault, localhostProfile: a}',
		[`${ofPod}seccompProfile.localhostProfile`],
	],
	['seccompProfile: {type: RuntimeDefault, localhostProfile: null}', []],
	['appArmorProfile: {type: Localhost}', [`${ofPod}appArmorProfile.type`]],
	['appArmorProfile: {type: Localhost, localhostProfile: /usr/bin/x}', []],
	['seccompProfile: null', []],
])('pod/localhost-profile: {%s}', (fields, paths) => {
	expect(problemPaths(localhostProfile, both(fields, ''))).toEqual(paths);
});

const appArmorKey = 'container.apparmor.security.beta.kubernetes.io/';

test.each([
	['a: runtime/default', '1.30', 1, 0],
	['a: runtime/default', '1.29', 0, 0],
	['a: localhost/p', '1.36', 1, 0],
	['b: localhost/p', '1.36', 1, 0],
	['a: unconfined', '1.36', 0, 1],
	['a: docker/default', '1.36', 0, 1],
	['a: ""', '1.36', 0, 0],
])('AppArmor annotation %s on %s: one finding', (annotation, version, old, unconfined) => {
	const yaml = annotated(appArmorKey + annotation);
	expect(runCheck(appArmorAnnotation, yaml, { version })).toHaveLength(old);
	expect(runCheck(appArmorUnconfined, yaml, { version })).toHaveLength(unconfined);
	expect(runCheck(appArmorProfile, yaml, { version })).toEqual([]);
});

test('an AppArmor annotation for a container that is not there has no fix', () => {
	const [problem] = runCheck(appArmorAnnotation, annotated(`${appArmorKey}b: runtime/default`));
	expect(problem?.fix).toBeUndefined();
	expect(problem?.message?.en).toContain('not there');
});

test.each([
	['', '', [`${ofContainer}appArmorProfile`]],
	['appArmorProfile: {type: RuntimeDefault}', '', []],
	['', 'appArmorProfile: {type: RuntimeDefault}', []],
	['seLinuxOptions: {level: s0}', '', []],
])('pod/app-armor-profile: Pod {%s}, container {%s}', (a, b, paths) => {
	expect(problemPaths(appArmorProfile, both(a, b))).toEqual(paths);
});

test.each([
	['type: container_t', '1.36', []],
	['type: container_engine_t', '1.31', []],
	['type: container_engine_t', '1.30', [`${ofPod}seLinuxOptions.type`]],
	['level: s0, user: system_u', '1.36', [`${ofPod}seLinuxOptions.user`]],
	['type: "", role: null', '1.36', []],
])('pod/se-linux-options: {%s} on %s', (fields, version, paths) => {
	const yaml = both(`seLinuxOptions: {${fields}}`, '');
	expect(problemPaths(seLinuxOptions, yaml, { version })).toEqual(paths);
});

test.each([
	['', '1.36', 1, 0],
	['hostUsers: false', '1.36', 0, 1],
	['hostUsers: false', '1.34', 1, 0],
])('unmasked /proc with {%s} on %s: one finding', (spec, version, shared, nested) => {
	const yaml = pod(
		`${spec ? `${spec}, ` : ''}containers: [{securityContext: {procMount: Unmasked}}]`,
	);
	expect(runCheck(procMount, yaml, { version })).toHaveLength(shared);
	expect(runCheck(procMountInUserNamespace, yaml, { version })).toHaveLength(nested);
});
