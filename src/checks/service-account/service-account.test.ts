import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import adminRole from './admin-role.ts';
import clusterAdmin from './cluster-admin.ts';
import defaultAutomount from './default-automount.ts';
import defaultBinding from './default-binding.ts';
import defaultToken from './default-token.ts';
import deprecatedField from './deprecated-field.ts';
import missing from './missing.ts';
import shared from './shared.ts';
import tokenAudience from './token-audience.ts';
import tokenLifetime from './token-lifetime.ts';
import tokenSecret from './token-secret.ts';
import unclaimedToken from './unclaimed-token.ts';

const meta = (name: string, namespace = '') =>
	`metadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}`;
const pod = (spec: string, namespace = 'shop', name = 'x') =>
	`{apiVersion: v1, kind: Pod, ${meta(name, namespace)}, spec: {${spec}}}\n---\n`;
const account = (name: string, automount = 'null', namespace = 'shop') =>
	`{apiVersion: v1, kind: ServiceAccount, ${meta(name, namespace)}, automountServiceAccountToken: ${automount}}\n---\n`;
const binding = (subject: string, role = 'view', kind = 'RoleBinding', namespace = 'shop') =>
	`{apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, ${meta('b', namespace)}, ` +
	`roleRef: {kind: ClusterRole, name: ${role}}, subjects: [${subject}]}\n---\n`;
const subject = (name: string, namespace = '') =>
	`{kind: ServiceAccount, name: ${name}${namespace && `, namespace: ${namespace}`}}`;

const automount = 'spec.automountServiceAccountToken';

test.each([
	['nothing is said', pod(''), [automount]],
	['null counts as unset', pod('automountServiceAccountToken: null'), [automount]],
	['the Pod says false', pod('automountServiceAccountToken: false'), []],
	['the Pod says true', pod('automountServiceAccountToken: true'), [automount]],
	['the account says false', pod('') + account('default', 'false'), []],
	[
		'the Pod overrides the account',
		pod('automountServiceAccountToken: true') + account('default', 'false'),
		[automount],
	],
	[
		'the Pod overrides the account the other way',
		pod('automountServiceAccountToken: false') + account('default', 'true'),
		[],
	],
	[
		"another namespace's default says false",
		pod('') + account('default', 'false', 'other'),
		[automount],
	],
	['it is named', pod('serviceAccountName: default'), [automount]],
	['it is named by the old field', pod('serviceAccount: default'), [automount]],
	['another account', pod('serviceAccountName: own'), []],
])('service-account/default-token: %s', (_, yaml, paths) => {
	expect(problemPaths(defaultToken, yaml)).toEqual(paths);
});

test('a bound default account is worse and has no fix', () => {
	const [problem] = runCheck(defaultToken, pod('') + binding(subject('default')));
	expect([problem?.severity, problem?.fix]).toEqual(['medium', undefined]);
	const [elsewhere] = runCheck(defaultToken, pod('') + binding(subject('default', 'other')));
	expect(elsewhere?.severity).toBeUndefined();
});

const own = 'serviceAccountName: own';

test.each([
	['nothing is said', pod(own), [automount]],
	['the Pod asks for it', pod(`${own}, automountServiceAccountToken: true`), []],
	['the Pod declines', pod(`${own}, automountServiceAccountToken: false`), []],
	['the account declines', pod(own) + account('own', 'false'), []],
	['an account of an open namespace declines', pod(own) + account('own', 'false', ''), []],
	[
		'the exact account goes before an open one',
		pod(own) + account('own', 'false', '') + account('own'),
		[automount],
	],
	['the account is bound', pod(own) + binding(subject('own')), []],
	[
		'the account is bound as a user',
		pod(own) + binding('{kind: User, name: "system:serviceaccount:shop:own"}'),
		[],
	],
	['another one is bound', pod(own) + binding(subject('own', 'other')), [automount]],
	['the default account', pod(''), []],
])('service-account/unclaimed-token: %s', (_, yaml, paths) => {
	expect(problemPaths(unclaimedToken, yaml)).toEqual(paths);
});

test.each([
	['unset', account('default'), 1],
	['true', account('default', 'true'), 1],
	['false', account('default', 'false'), 0],
	['another account', account('own'), 0],
	['another API', account('default').replace('v1', 'example.com/v1'), 0],
])('service-account/default-automount: %s', (_, yaml, count) => {
	expect(problemPaths(defaultAutomount, yaml)).toHaveLength(count);
});

test.each([
	[binding(`${subject('own')}, ${subject('default')}`), ['subjects[1]']],
	[binding(subject('default', 'a'), 'view', 'ClusterRoleBinding'), ['subjects[0]']],
	[binding(subject('default'), 'view', 'ClusterRoleBinding'), []],
	[binding('{kind: User, name: "system:serviceaccount:a:default"}'), ['subjects[0]']],
	[binding('{kind: User, name: default}'), []],
	[binding('null, 3'), []],
])('service-account/default-binding: %s', (yaml, paths) => {
	expect(problemPaths(defaultBinding, yaml)).toEqual(paths);
});

test.each([
	['serviceAccount: a', 2],
	['serviceAccount: a, serviceAccountName: ""', 2],
	['serviceAccount: a, serviceAccountName: b', 1],
	['serviceAccount: a, serviceAccountName: a', undefined],
	['serviceAccount: ""', undefined],
	['serviceAccountName: a', undefined],
])('service-account/deprecated-field: %s', (spec, edits) => {
	expect(runCheck(deprecatedField, pod(spec))[0]?.fix?.edits.length).toBe(edits);
});

test.each([
	['no accounts in the inputs', pod(own), []],
	['accounts of another namespace', pod(own) + account('a', 'null', 'other'), []],
	['others of this namespace', pod(own) + account('a'), ['spec.serviceAccountName']],
	['the old field', pod('serviceAccount: own') + account('a'), ['spec.serviceAccount']],
	['one of an open namespace', pod(own) + account('a') + account('own', 'null', ''), []],
	['the default account', pod('') + account('a'), []],
])('service-account/missing: %s', (_, yaml, paths) => {
	expect(problemPaths(missing, yaml)).toEqual(paths);
});

const owned = pod(own, 'shop', 'y').replace(
	'name: y',
	'name: y, ownerReferences: [{kind: ReplicaSet}]',
);

test.each([
	['two Pods', pod(own) + pod(own, 'shop', 'y'), 2],
	['two namespaces', pod(own) + pod(own, 'other', 'y'), 0],
	['the default account', pod('') + pod('', 'shop', 'y'), 0],
	['a Pod that its controller made', pod(own) + owned, 0],
])('service-account/shared: %s', (_, yaml, count) => {
	expect(problemPaths(shared, yaml)).toHaveLength(count);
});

const everywhere = (role: string, namespace = 'shop') =>
	binding(subject('own', namespace), role, 'ClusterRoleBinding', '');
const noToken = 'automountServiceAccountToken: false';
const projected = (audience: string) =>
	`volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t${audience}}}]}}]`;

test.each([
	['cluster-admin everywhere', pod(own) + everywhere('cluster-admin'), 'critical', undefined],
	['in another namespace', pod(own) + everywhere('cluster-admin', 'other'), undefined, undefined],
	['a Pod of an open namespace', pod(own, '') + everywhere('cluster-admin'), 'critical', undefined],
	[
		'the default account of an open namespace',
		pod('', '') + binding(subject('default', 'shop'), 'cluster-admin', 'ClusterRoleBinding', ''),
		undefined,
		undefined,
	],
	['no token', pod(`${own}, ${noToken}`) + everywhere('cluster-admin'), undefined, undefined],
	[
		'a projected token',
		pod(`${own}, ${noToken}, ${projected('')}`) + everywhere('cluster-admin'),
		'critical',
		undefined,
	],
	[
		'a projected token for others',
		pod(`${own}, ${noToken}, ${projected(', audience: vault')}`) + everywhere('cluster-admin'),
		undefined,
		undefined,
	],
	['cluster-admin here', pod(own) + binding(subject('own'), 'cluster-admin'), undefined, 'medium'],
	['edit here', pod(own) + binding(subject('own'), 'edit'), undefined, 'medium'],
	['admin everywhere', pod(own) + everywhere('admin'), undefined, 'high'],
	['both', pod(own) + binding(subject('own'), 'edit') + everywhere('admin'), undefined, 'high'],
	['view', pod(own) + everywhere('view'), undefined, undefined],
	[
		'a Role called admin',
		pod(own) + binding(subject('own'), 'admin').replace('ClusterRole', 'Role'),
		undefined,
		undefined,
	],
])('service-account/cluster-admin and admin-role: %s', (_, yaml, whole, part) => {
	const severities = [clusterAdmin, adminRole].map((check) => {
		const [problem] = runCheck(check, yaml);
		return problem && (problem.severity ?? check.severity);
	});
	expect(severities).toEqual([whole, part]);
});

const secret = (type: string) => `{apiVersion: v1, kind: Secret, ${meta('s')}, type: ${type}}`;

test.each([
	['kubernetes.io/service-account-token', '1.24', ['type']],
	['kubernetes.io/service-account-token', '1.23', []],
	['Opaque', '1.36', []],
	['null', '1.36', []],
])('service-account/token-secret: %s on %s', (type, version, paths) => {
	expect(problemPaths(tokenSecret, secret(type), { version })).toEqual(paths);
});

const token = 'spec.volumes[0].projected.sources[0].serviceAccountToken';

test.each([
	[projected(''), [`${token}.audience`], []],
	[projected(', audience: ""'), [`${token}.audience`], []],
	[projected(', audience: a'), [], []],
	[projected(', audience: a, expirationSeconds: 3601'), [], [`${token}.expirationSeconds`]],
	[projected(', audience: a, expirationSeconds: "9000"'), [], []],
	[projected(', expirationSeconds: 3607').replace('name: t', 'name: kube-api-access-x7'), [], []],
	['volumes: [{name: t, projected: {sources: [{serviceAccountToken: null}, null]}}]', [], []],
])('service-account/token-audience and token-lifetime: %s', (spec, audience, lifetime) => {
	expect(problemPaths(tokenAudience, pod(spec))).toEqual(audience);
	expect(problemPaths(tokenLifetime, pod(spec))).toEqual(lifetime);
});
