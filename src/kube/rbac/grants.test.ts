import { expect, test } from 'vitest';
import { readYaml } from '../../lang/yaml/read.ts';
import { objectsOf } from '../objects.ts';
import { World } from '../world.ts';
import { can, grantsOf, scopesOf } from './grants.ts';
import { aggregatesTo, rulesOf, rulesOfRef } from './roles.ts';
import { subjectsOf, userOf } from './subjects.ts';

function worldOf(...yaml: readonly string[]): World {
	return new World(
		readYaml(yaml.join('\n---\n')).documents.flatMap((document) =>
			document.kind === 'value' ? objectsOf(document.value, 'a.yaml', 1).resources : [],
		),
	);
}

const api = 'apiVersion: rbac.authorization.k8s.io/v1';
const role = (kind: string, name: string, rules: string, more = '') =>
	`{${api}, kind: ${kind}, metadata: {name: ${name}, ${more}}, rules: [${rules}]}`;
const binding = (kind: string, ref: string, subject: string, namespace = 'shop') =>
	`{${api}, kind: ${kind}, metadata: {name: b, namespace: ${namespace}}, ` +
	`roleRef: {${ref}}, subjects: [{${subject}}]}`;
const readSecrets = "{apiGroups: [''], resources: [secrets], verbs: [get]}";
const reader = role('ClusterRole', 'reader', readSecrets);
const toReader = 'kind: ClusterRole, name: reader';

const get = { verb: 'get', group: '', resource: 'secrets' };
const inShop = { ...get, namespace: 'shop' };
const account = { user: userOf({ namespace: 'shop', name: 'app' }) };

test.each([
	['ServiceAccount', 'kind: ServiceAccount, name: app, namespace: shop', account, 'yes'],
	['one without a namespace', 'kind: ServiceAccount, name: app', account, 'yes'],
	['one of another', 'kind: ServiceAccount, name: app, namespace: x', account, 'no'],
	['it as a user', 'kind: User, name: "system:serviceaccount:shop:app"', account, 'yes'],
	['all accounts', 'kind: Group, name: "system:serviceaccounts"', account, 'yes'],
	["the namespace's", 'kind: Group, name: "system:serviceaccounts:shop"', account, 'yes'],
	["another namespace's", 'kind: Group, name: "system:serviceaccounts:x"', account, 'no'],
	['all with a credential', 'kind: Group, name: "system:authenticated"', account, 'yes'],
	['all without one', 'kind: Group, name: "system:unauthenticated"', account, 'no'],
	['a user of the name', 'kind: User, name: app', account, 'no'],
	['a group of the name', 'kind: Group, name: app', { user: 'app' }, 'no'],
	['a group', 'kind: Group, name: devs', { user: 'jane', groups: ['devs'] }, 'yes'],
	['everybody', 'kind: Group, name: "system:authenticated"', { user: 'jane' }, 'yes'],
	[
		'nobody known',
		'kind: Group, name: "system:unauthenticated"',
		{ user: 'system:anonymous' },
		'yes',
	],
	['those known', 'kind: Group, name: "system:authenticated"', { user: 'system:anonymous' }, 'no'],
	['a star', 'kind: User, name: "*"', { user: 'jane' }, 'no'],
	['another kind', 'kind: Robot, name: app', account, 'no'],
])('a RoleBinding that names %s', (_, subject, identity, expected) => {
	const world = worldOf(reader, binding('RoleBinding', toReader, subject));
	expect(can(identity, inShop, world)).toBe(expected);
});

const jane = { user: 'jane' };
const toJane = 'kind: User, name: jane';
const metrics = "{nonResourceURLs: ['/metrics'], verbs: [get]}";
const nodes = "{apiGroups: [''], resources: [nodes], verbs: [get]}";
const wide = role('ClusterRole', 'reader', `${readSecrets}, ${metrics}, ${nodes}`);

test.each([
	['RoleBinding', inShop, 'yes'],
	['RoleBinding', { ...get, namespace: 'other' }, 'no'],
	['RoleBinding', get, 'no'],
	['RoleBinding', { ...get, resource: 'nodes' }, 'no'],
	['RoleBinding', { verb: 'get', url: '/metrics' }, 'no'],
	['RoleBinding', { verb: 'get', url: '/metrics', namespace: 'shop' }, 'no'],
	['ClusterRoleBinding', inShop, 'yes'],
	['ClusterRoleBinding', get, 'yes'],
	['ClusterRoleBinding', { ...get, resource: 'nodes' }, 'yes'],
	['ClusterRoleBinding', { verb: 'get', url: '/metrics' }, 'yes'],
])('a %s to a ClusterRole, asked %o: %s', (kind, request, expected) => {
	expect(can(jane, request, worldOf(wide, binding(kind, toReader, toJane)))).toBe(expected);
});

test('a subject without a namespace is nobody in a ClusterRoleBinding', () => {
	const yaml = binding('ClusterRoleBinding', toReader, 'kind: ServiceAccount, name: app');
	const [found] = worldOf(yaml).resources;
	expect(found && subjectsOf(found)).toEqual([]);
});

test('a role that is missing leaves the answer open, another one may settle it', () => {
	const latent = binding('RoleBinding', 'kind: Role, name: later', toJane);
	expect(can(jane, inShop, worldOf(latent))).toBe('unknown');
	const elsewhere = role('Role', 'later', readSecrets, 'namespace: other');
	expect(can(jane, inShop, worldOf(latent, elsewhere))).toBe('unknown');
	const there = role('Role', 'later', readSecrets, 'namespace: shop');
	expect(can(jane, inShop, worldOf(latent, there))).toBe('yes');
	const other = binding('RoleBinding', toReader, toJane);
	expect(can(jane, inShop, worldOf(latent, reader, other))).toBe('yes');
});

test('system:masters is not asked', () => {
	expect(can({ user: 'root', groups: ['system:masters'] }, get, worldOf())).toBe('yes');
});

const secretsIn = (name: string) => {
	const world = worldOf(binding('RoleBinding', `kind: ClusterRole, name: ${name}`, toJane));
	return can(jane, inShop, world);
};

test.each([
	['cluster-admin', 'yes'],
	['admin', 'yes'],
	['edit', 'yes'],
	['view', 'no'],
	['system:basic-user', 'no'],
	['system:never-heard-of', 'unknown'],
	['mine', 'unknown'],
])('the built-in role %s may read Secrets: %s', (name, expected) => {
	expect(secretsIn(name)).toBe(expected);
});

const label = (name: string, value = 'true') => `labels: {${name}: '${value}'}`;
const toView = label('rbac.authorization.k8s.io/aggregate-to-view');
const aggregated = (name: string, selectors: string, more = '') =>
	`{${api}, kind: ClusterRole, metadata: {name: ${name}, ${more}}, ` +
	`aggregationRule: {clusterRoleSelectors: [${selectors}]}, rules: [${nodes}]}`;
const resourcesOf = (name: string, world: World) =>
	rulesOfRef({ kind: 'ClusterRole', name, namespace: undefined }, world)?.flatMap(
		({ resources }) => resources,
	);

test('an aggregated role has the rules of those that it chooses, and not its own', () => {
	const all = aggregated('all', '{matchLabels: {part: "true"}}');
	const parts = [
		role('ClusterRole', 'a', readSecrets, label('part')),
		role('ClusterRole', 'b', metrics, label('part', 'false')),
		role('Role', 'c', nodes, label('part')),
	];
	expect(resourcesOf('all', worldOf(all, ...parts))).toEqual(['secrets']);
	// Its sources are elsewhere: what stands in it is what a controller has written.
	expect(resourcesOf('all', worldOf(all))).toEqual(['nodes']);
});

test('what Kubernetes has made keeps its rules when it is among the inputs without them', () => {
	const choice = '{matchLabels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}';
	const more = label('kubernetes.io/bootstrapping', 'rbac-defaults');
	const world = worldOf(aggregated('view', choice, more), role('ClusterRole', 'x', nodes, toView));
	const [view] = world.resources;
	const resources = view ? rulesOf(view, world).flatMap((each) => each.resources) : [];
	expect(resources).toContain('configmaps');
	expect(resources).toContain('nodes');
});

test('aggregation goes through others, and comes to an end', () => {
	const first = aggregated('first', '{matchLabels: {to: first}}', label('to', 'second'));
	const second = aggregated('second', '{matchLabels: {to: second}}', label('to', 'first'));
	const source = role('ClusterRole', 'source', readSecrets, label('to', 'second'));
	const world = worldOf(first, second, source);
	expect(resourcesOf('first', world)).toEqual(['secrets']);
	expect(resourcesOf('second', world)).toEqual(['secrets']);
	const self = aggregated('self', '{}');
	expect(resourcesOf('self', worldOf(self, reader))).toEqual(['secrets']);
	expect(resourcesOf('self', worldOf(self))).toEqual(['nodes']);
});

test('a label adds to the built-in roles, upwards', () => {
	const world = worldOf(role('ClusterRole', 'more', nodes, toView));
	const [more] = world.resources;
	expect(more && [...aggregatesTo(more, world)].sort()).toEqual(['admin', 'edit', 'view']);
	for (const name of ['admin', 'edit', 'view']) {
		expect(resourcesOf(name, world)).toContain('nodes');
	}
	expect(resourcesOf('view', worldOf())).not.toContain('nodes');
});

test('many roles that all choose all are done in time', () => {
	const roles = Array.from({ length: 3000 }, (_, index) => aggregated(`r${index}`, '{}, {}, {}'));
	const world = worldOf(...roles);
	const start = performance.now();
	for (const each of world.resources) aggregatesTo(each, world);
	expect(performance.now() - start).toBeLessThan(5000);
});

test('a grant knows where it holds', () => {
	const world = worldOf(
		binding('RoleBinding', toReader, toJane),
		binding('RoleBinding', toReader, toJane, 'null'),
		binding('ClusterRoleBinding', toReader, toJane),
	);
	expect(grantsOf(jane, world).map(({ namespace, path }) => [namespace, path])).toEqual([
		['shop', ['subjects', 0]],
		['', ['subjects', 0]],
		[undefined, ['subjects', 0]],
	]);
	expect([...scopesOf('ClusterRole', 'reader', world)]).toEqual(['shop', '', undefined]);
	expect([...scopesOf('Role', 'reader', world)]).toEqual([]);
});

test('kinds of other groups are no roles and no bindings', () => {
	const foreign = (yaml: string) => yaml.replace('rbac.authorization.k8s.io/v1', 'x.io/v1');
	const bound = binding('RoleBinding', toReader, toJane);
	expect(can(jane, inShop, worldOf(foreign(reader), bound))).toBe('unknown');
	expect(can(jane, inShop, worldOf(reader, foreign(bound)))).toBe('no');
});
