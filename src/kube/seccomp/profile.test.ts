import { expect, test } from 'vitest';
import type { Resource } from '../../model/resource.ts';
import { objectsOf } from '../objects.ts';
import { profileOf } from './profile.ts';
import { isSystemCall, likelySystemCall } from './syscalls.ts';
import { verdictOn } from './verdict.ts';

function objectOf(value: unknown): Resource | undefined {
	return objectsOf(value, 'profiles/web.json', 1).resources[0];
}

test('a file with a default action is an object named for its file', () => {
	const object = objectOf({ defaultAction: 'SCMP_ACT_ERRNO' });
	expect(object).toMatchObject({ apiVersion: '', kind: 'SeccompProfile', name: 'web.json' });
	expect(object && profileOf(object)?.path).toEqual([]);
});

test.each([
	[{ defaultAction: 'deny' }],
	[{ defaultAction: 5 }],
	[{ syscalls: [] }],
	[{ kind: 'x', defaultAction: 'SCMP_ACT_ERRNO' }],
	[{ apiVersion: 'x', defaultAction: 'SCMP_ACT_ERRNO' }],
	[[{ defaultAction: 'SCMP_ACT_ERRNO' }]],
])('%j is none', (value) => {
	expect(objectOf(value)).toBeUndefined();
});

test('the resource of the operator has the same fields below spec, and others of its name are none', () => {
	const of = (apiVersion: string) =>
		objectOf({ apiVersion, kind: 'SeccompProfile', spec: { defaultAction: 'SCMP_ACT_LOG' } });
	const [own, other] = [of('security-profiles-operator.x-k8s.io/v1beta1'), of('a.io/v1')];
	expect(own && profileOf(own)).toMatchObject({ path: ['spec'], defaultAction: 'SCMP_ACT_LOG' });
	expect(other && profileOf(other)).toBeUndefined();
});

test.each<[unknown]>([
	[{}],
	[{ syscalls: 5, architectures: {}, defaultErrnoRet: 'x' }],
	[{ syscalls: [null, 5, [], { names: 'read', args: [5], action: [] }, { names: [5, null] }] }],
])('hostile fields are no rules: %j', (fields) => {
	const object = objectOf({ defaultAction: 'SCMP_ACT_ERRNO', ...(fields as object) });
	const profile = object && profileOf(object);
	expect(profile?.rulesOf.size).toBe(0);
	expect(profile && verdictOn(profile, 'read')).toBe('denied');
});

const allow = 'SCMP_ACT_ALLOW';

test.each<[string, unknown[], string]>([
	['SCMP_ACT_ERRNO', [], 'denied'],
	['SCMP_ACT_KILL', [{ names: ['read'], action: allow }], 'allowed'],
	['SCMP_ACT_ERRNO', [{ name: 'read', action: allow }], 'allowed'],
	['SCMP_ACT_ERRNO', [{ names: ['read'], action: 'SCMP_ACT_LOG' }], 'allowed'],
	['SCMP_ACT_ERRNO', [{ names: ['read'], action: 'SCMP_ACT_NOTIFY' }], 'partly'],
	['SCMP_ACT_ERRNO', [{ names: ['read'], action: 'SCMP_ACT_YES' }], 'partly'],
	['SCMP_ACT_ERRNO', [{ names: ['read'], action: allow, args: [{ index: 0 }] }], 'partly'],
	['SCMP_ACT_ERRNO', [{ names: ['read'], action: allow, args: [], includes: {} }], 'allowed'],
	['SCMP_ACT_ERRNO', [{ names: ['read'], action: allow, includes: { caps: ['x'] } }], 'partly'],
	[allow, [{ names: ['read'], action: 'SCMP_ACT_KILL' }], 'denied'],
	[allow, [], 'allowed'],
])('read with the default %s and %j', (defaultAction, syscalls, verdict) => {
	const object = objectOf({ defaultAction, syscalls });
	const profile = object && profileOf(object);
	expect(profile && verdictOn(profile, 'read')).toBe(verdict);
});

test.each([
	['openat', true],
	['clone3', true],
	['newfstatat', true], // x86_64
	['renameat', true], // arm64
	['socketcall', true], // i386
	['arm_fadvise64_64', true],
	['_llseek', true],
	['file_setattr', true], // Linux 6.17
	['OPENAT', false],
	['unmount', false],
	['sys_open', false],
])('%s is a system call: %s', (name, isOne) => {
	expect(isSystemCall(name)).toBe(isOne);
});

test('a misspelt call has a likely meaning', () => {
	expect(['OPENAT', 'unmount2', 'exitgroup', 'qqqqqqqq'].map(likelySystemCall)).toEqual([
		'openat',
		'umount2',
		'exit_group',
		undefined,
	]);
});
