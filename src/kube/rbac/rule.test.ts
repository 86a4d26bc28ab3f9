import { expect, test } from 'vitest';
import { objectsOf } from '../objects.ts';
import { permits, type Rule, resourceMatches, writtenRules } from './rule.ts';

const rule = (fields: Partial<Rule>): Rule => ({
	verbs: ['get'],
	groups: [''],
	resources: [],
	names: [],
	urls: [],
	path: [],
	...fields,
});

test.each([
	['*', 'pods', true],
	['*', 'pods/exec', true],
	['pods', 'pods', true],
	['pods', 'pods/exec', false],
	['pods/exec', 'pods/exec', true],
	['pods/exec', 'pods', false],
	['*/exec', 'pods/exec', true],
	['*/exec', 'pods', false],
	['*/exec', 'pods/executor', false],
	['pods/*', 'pods/exec', false],
	['pods/*', 'pods', false],
	['*/*', 'pods/exec', false],
	['*/*', 'pods', false],
	['', 'pods', false],
	['pod*', 'pods', false],
	['Pods', 'pods', false],
])('the resource %s in a rule means %s: %s', (written, requested, expected) => {
	expect(resourceMatches(written, requested)).toBe(expected);
});

test.each<[Partial<Rule>, { verb: string; name?: string; resource?: string }, boolean]>([
	[{ names: ['a'] }, { verb: 'get', name: 'a' }, true],
	[{ names: ['a'] }, { verb: 'get', name: 'b' }, false],
	[{ names: ['a'] }, { verb: 'get' }, false],
	[{ names: ['*'] }, { verb: 'get', name: 'a' }, false],
	[{ names: ['*'] }, { verb: 'get', name: '*' }, true],
	[{ names: ['kubernetes.io/*'] }, { verb: 'get', name: 'kubernetes.io/a' }, false],
	// Only a field selector on metadata.name gives a list a name.
	[{ names: ['a'], verbs: ['list'] }, { verb: 'list' }, false],
	[{ names: ['a'], verbs: ['list'] }, { verb: 'list', name: 'a' }, true],
	[{ names: ['a'], verbs: ['create'] }, { verb: 'create', name: 'a' }, false],
	[{ names: ['a'], verbs: ['*'] }, { verb: 'deletecollection', name: 'a' }, false],
	[{ verbs: ['create'] }, { verb: 'create' }, true],
	[
		{ names: ['a'], verbs: ['create'], resources: ['serviceaccounts/token'] },
		{ verb: 'create', name: 'a', resource: 'serviceaccounts/token' },
		true,
	],
	[
		{ names: ['a'], verbs: ['create'], resources: ['serviceaccounts/token'] },
		{ verb: 'create', name: 'b', resource: 'serviceaccounts/token' },
		false,
	],
])('names: the rule %o, asked %o: %s', (fields, { resource = 'secrets', ...asked }, expected) => {
	const named = rule({ resources: ['secrets'], ...fields });
	expect(permits(named, { group: '', resource, ...asked })).toBe(expected);
});

test.each([
	[[''], '', true],
	[['*'], 'apps', true],
	[['*'], '', true],
	[['apps'], '', false],
	[['core'], '', false],
	[['v1'], '', false],
	[['apps/v1'], 'apps', false],
	[[], '', false],
])('the groups %j mean %s: %s', (groups, group, expected) => {
	const asked = { verb: 'get', group, resource: 'pods' };
	expect(permits(rule({ groups, resources: ['*'] }), asked)).toBe(expected);
});

test.each(['escalate', 'bind', 'impersonate', 'approve', 'sign', 'use'])(
	'the verb * includes %s, and no other does',
	(verb) => {
		const asked = { verb, group: '', resource: 'x' };
		expect(permits(rule({ verbs: ['*'], resources: ['x'] }), asked)).toBe(true);
		const usual = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'ge*'];
		expect(permits(rule({ verbs: usual, resources: ['x'] }), asked)).toBe(false);
	},
);

test.each([
	['*', '/metrics', true],
	['/metrics', '/metrics', true],
	['/metrics', '/metrics/', false],
	['/healthz/*', '/healthz/etcd', true],
	['/healthz/*', '/healthz', false],
	['/healthz*', '/healthz/etcd', true],
	['/*/etcd', '/healthz/etcd', false],
])('the URL %s in a rule means %s: %s', (written, url, expected) => {
	expect(permits(rule({ urls: [written] }), { verb: 'get', url })).toBe(expected);
	expect(permits(rule({ urls: [written] }), { verb: 'post', url })).toBe(false);
});

test('a rule about resources says nothing of URLs, and the other way round', () => {
	expect(permits(rule({ resources: ['*'] }), { verb: 'get', url: '/metrics' })).toBe(false);
	const asked = { verb: 'get', group: '', resource: 'pods' };
	expect(permits(rule({ urls: ['*'] }), asked)).toBe(false);
});

test('rules are read whatever they hold, and keep their places', () => {
	const rules = [null, 'x', { verbs: 'get', apiGroups: [null, 'apps'], resources: ['a', 5, 'b'] }];
	const value = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules };
	const [role] = objectsOf(value, 'a.yaml', 1).resources;
	const read = role ? writtenRules(role) : [];
	expect(read.map(({ path }) => path)).toEqual([0, 1, 2].map((index) => ['rules', index]));
	const [, , third] = read;
	expect(third?.verbs).toEqual([]);
	expect(third?.groups.indexOf('apps')).toBe(1);
	expect(third?.groups.includes('')).toBe(false); // null is not the core group
	expect(third?.resources.indexOf('b')).toBe(2);
});
