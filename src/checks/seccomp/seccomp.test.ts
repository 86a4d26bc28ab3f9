import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import type { AnyCheck } from '../define.ts';
import unknownProfile from '../pod/unknown-profile.ts';
import cannotStart from './cannot-start.ts';
import contradiction from './contradiction.ts';
import dangerousCall from './dangerous-call.ts';
import defaultAllow from './default-allow.ts';
import dockerFormat from './docker-format.ts';
import invalid from './invalid.ts';
import threads from './threads.ts';
import unknownCall from './unknown-call.ts';
import userNamespace from './user-namespace.ts';

const all = [
	cannotStart,
	contradiction,
	dangerousCall,
	defaultAllow,
	dockerFormat,
	invalid,
	threads,
	unknownCall,
	userNamespace,
];

const start =
	'brk, close, execve, exit_group, mmap, mprotect, munmap, newfstatat, openat, pread64, read, write';
const profile = (defaultAction: string, ...rules: string[]) =>
	`{defaultAction: ${defaultAction}, syscalls: [${rules.join(', ')}]}`;
const rule = (names: string, action = 'SCMP_ACT_ALLOW', more = '') =>
	`{names: [${names}], action: ${action}${more}}`;
const errno = 'SCMP_ACT_ERRNO';
const messages = (check: AnyCheck, yaml: string) =>
	runCheck(check, yaml).map(({ message, severity }) => `${severity ?? ''} ${message?.en ?? ''}`);

test('a sound profile is sound to every check', () => {
	const sound = profile(
		errno,
		rule(`${start}, futex, statx`),
		rule('clone3', errno, ', errnoRet: 38'),
	);
	for (const check of all) expect(runCheck(check, sound)).toEqual([]);
});

test.each([
	['{defaultAction: SCMP_ACT_X, syscalls: {a: 1}, architectures: [5, {}], archMap: 5}'],
	['{defaultAction: SCMP_ACT_ERRNO, syscalls: [[], 5, null, {names: {}, action: {}, args: 5}]}'],
	['{apiVersion: security-profiles-operator.x-k8s.io/v1, kind: SeccompProfile, spec: []}'],
	['{apiVersion: security-profiles-operator.x-k8s.io/v1, kind: SeccompProfile}'],
])('no check throws on %s', (yaml) => {
	for (const check of all) expect(Array.isArray(runCheck(check, yaml))).toBe(true);
});

test.each([
	[profile(errno), ' No program can run: not allowed is execve, exit_group'],
	[profile(errno, rule('execve')), ' No program can run: not allowed is exit_group'],
	[
		profile(errno, rule('execve, exit_group, mmap2, mprotect, open, read, close, statx')),
		'medium Most programs cannot start: not allowed is pread64',
	],
	[
		profile('SCMP_ACT_KILL_PROCESS', rule(start)),
		'medium Most programs cannot start: not allowed is set_tid_address, set_robust_list, rseq, prlimit64, getrandom, access',
	],
	[profile('SCMP_ACT_ALLOW', rule('execve', errno)), ' No program can run: not allowed is execve'],
	[
		`{defaultAction: ${errno}, architectures: [SCMP_ARCH_X86_64], syscalls: [${rule(start)}]}`,
		'medium Most programs cannot start: not allowed is arch_prctl',
	],
])('seccomp/cannot-start: %s', (yaml, message) => {
	expect(messages(cannotStart, yaml)).toEqual([message]);
});

test.each([
	[profile('SCMP_ACT_LOG')],
	[profile(errno, rule(start))],
	[profile(errno, rule(start, 'SCMP_ACT_ALLOW', ', args: [{index: 0}]'))],
])('seccomp/cannot-start says nothing of %s', (yaml) => {
	expect(runCheck(cannotStart, yaml)).toEqual([]);
});

const operated = (spec: string, labels = '') =>
	`{apiVersion: security-profiles-operator.x-k8s.io/v1beta1, kind: SeccompProfile, metadata: {name: web, namespace: shop, labels: {${labels}}}, spec: ${spec}}`;

test('a profile that is merged with others is not judged by what it lacks', () => {
	expect(problemPaths(cannotStart, operated(profile(errno)))).toEqual(['spec.syscalls']);
	const based = operated(`{baseProfileName: runc-v1.3.0, defaultAction: ${errno}}`);
	const partial = operated(profile(errno), 'spo.x-k8s.io/partial: "true"');
	expect([...runCheck(cannotStart, based), ...runCheck(cannotStart, partial)]).toEqual([]);
});

test.each([
	[profile('SCMP_ACT_DENY'), ['defaultAction']],
	[profile('SCMP_ACT_NOTIFY'), ['defaultAction']],
	[operated('{syscalls: []}'), ['spec.defaultAction']],
	[profile(errno, rule('read', 'ALLOW')), ['syscalls[0].action']],
	[profile(errno, '{names: [read]}'), ['syscalls[0]']],
	[profile(errno, rule('write', 'SCMP_ACT_NOTIFY')), ['syscalls[0].action']],
	[
		profile(errno, rule('read', errno, ', args: [{op: SCMP_CMP_EQ}, {op: EQ}]')),
		['syscalls[0].args[1].op'],
	],
	[
		`{defaultAction: ${errno}, architectures: [SCMP_ARCH_ARM64, SCMP_ARCH_AARCH64]}`,
		['architectures[0]'],
	],
	[profile('SCMP_ACT_KILL_PROCESS', rule('read', 'SCMP_ACT_TRACE')), []],
])('seccomp/invalid: %s', (yaml, paths) => {
	expect(problemPaths(invalid, yaml)).toEqual(paths);
});

test.each([
	[profile('SCMP_ACT_ALLOW', rule('mount', errno)), [' ']],
	[profile('SCMP_ACT_ALLOW'), ['high The profile denies nothing']],
	[profile('SCMP_ACT_ALLOW', rule('mount')), ['high The profile denies nothing']],
	[profile('SCMP_ACT_LOG'), ['medium The profile denies nothing: it only writes a log']],
	[profile('SCMP_ACT_LOG', rule('a', errno)), [' What the profile does not name is only logged']],
	[profile(errno), []],
])('seccomp/default-allow: %s', (yaml, expected) => {
	expect(messages(defaultAllow, yaml)).toEqual(expected);
});

test.each([
	[profile(errno, rule('read, mount, unshare')), [' Allowed without conditions: unshare, mount']],
	[profile(errno, rule('read, mount')), ['low Allowed without conditions: mount']],
	[profile(errno, rule('mount', 'SCMP_ACT_LOG')), ['low Allowed without conditions: mount']],
	[profile(errno, rule('mount', errno)), []],
	[profile(errno, rule('bpf', 'SCMP_ACT_ALLOW', ', args: [{index: 0}]')), []],
	[profile(errno, rule('bpf', 'SCMP_ACT_ALLOW', ', includes: {caps: [CAP_BPF]}')), []],
	[profile(errno, rule('ptrace, process_vm_readv')), []],
	[profile('SCMP_ACT_ALLOW', rule('bpf')), []],
])('seccomp/dangerous-call: %s', (yaml, expected) => {
	expect(messages(dangerousCall, yaml)).toEqual(expected);
});

test.each([
	[profile(errno, rule('clone, openat2')), ['syscalls']],
	[profile(errno, rule('clone, openat')), []], // newer calls than all named are answered with ENOSYS
	[profile(errno, rule('openat2')), []],
	[profile(errno, rule('clone, openat2'), rule('clone3', errno, ', errnoRet: 38')), []],
	[profile(errno, rule('clone, clone3')), []],
	[profile(errno, rule('clone'), rule('clone3', errno)), ['syscalls[1]']],
	[profile(errno, rule('clone'), rule('clone3', errno, ', errnoRet: 1')), ['syscalls[1]']],
	[`{defaultAction: ${errno}, defaultErrnoRet: 38, syscalls: [${rule('clone, openat2')}]}`, []],
	[profile('SCMP_ACT_ALLOW', rule('openat2', errno)), []],
])('seccomp/threads: %s', (yaml, paths) => {
	expect(problemPaths(threads, yaml)).toEqual(paths);
});

test('a contradiction is one between rules without conditions', () => {
	const kill = rule('a, read', 'SCMP_ACT_KILL');
	expect(
		problemPaths(contradiction, profile(errno, rule('read, read'), rule('read'), kill)),
	).toEqual(['syscalls[2].names[1]']);
	const conditional = rule('read', errno, ', args: [{index: 0}]');
	expect(problemPaths(contradiction, profile(errno, rule('read'), conditional))).toEqual([]);
});

test.each([
	['{archMap: [{architecture: SCMP_ARCH_X86_64}], ', ['archMap']],
	['{archMap: [], ', []],
	['{', []],
])('seccomp/docker-format: %s', (begin, paths) => {
	const yaml = `${begin}defaultAction: ${errno}, syscalls: [${rule('read', errno, ', includes: {}')}]}`;
	expect(problemPaths(dockerFormat, yaml)).toEqual(paths);
});

const pod = (...profiles: string[]) =>
	`{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {securityContext: {seccompProfile: {type: Localhost, localhostProfile: ${profiles[0]}}}, containers: [{name: a, image: b, securityContext: {seccompProfile: {type: ${profiles[1] ? 'Localhost' : 'RuntimeDefault'}, localhostProfile: ${profiles[1] ?? 'null'}}}}]}}`;
const atPod = 'spec.securityContext.seccompProfile.localhostProfile';
const atContainer = 'spec.containers[0].securityContext.seccompProfile.localhostProfile';
const file = profile(errno); // run-check reads it as input.yaml

test.each([
	['no profile is known', [pod('profiles/a.json')], []],
	['another file', [pod('profiles/a.json'), file], [atPod]],
	['the file, in another folder', [pod('profiles/input.yaml'), file], []],
	['each container for itself', [pod('input.yaml', 'b.json'), file], [atContainer]],
	[
		'a ConfigMap installs it',
		[pod('a.json'), file, '{apiVersion: v1, kind: ConfigMap, data: {a.json: "{}"}}'],
		[],
	],
	['files say nothing of the operator', [pod('operator/shop/a.json'), file], []],
	['the operator says nothing of files', [pod('a.json'), operated(file)], []],
	['the operator has it', [pod('operator/shop/web.json'), operated(file)], []],
	['since v1 without a namespace', [pod('operator/web.json'), operated(file)], []],
	['the operator has another', [pod('operator/shop/api.json'), operated(file)], [atPod]],
	['in another namespace', [pod('operator/blog/web.json'), operated(file)], [atPod]],
	[
		'a recording makes it',
		[
			pod('operator/shop/api.json'),
			operated(file),
			'{apiVersion: security-profiles-operator.x-k8s.io/v1, kind: ProfileRecording}',
		],
		[],
	],
])('pod/unknown-profile: %s', (_, documents, paths) => {
	expect(problemPaths(unknownProfile, documents.join('\n---\n'))).toEqual(paths);
});
