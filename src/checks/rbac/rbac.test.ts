import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import { registry } from '../registry.generated.ts';

const family = registry.filter(({ id }) => id.startsWith('rbac/'));
const isDefault = ({ check }: (typeof family)[number]) =>
	(check.profile ?? 'default') === 'default';

/** Which checks speak, with the severities they give: `secret-read high`. */
function said(yaml: string, options: { version?: string; checks?: typeof family } = {}) {
	return (options.checks ?? family).flatMap(({ id, check }) =>
		runCheck(check, yaml, options).map(
			({ severity = check.severity }) => `${id.slice('rbac/'.length)} ${severity}`,
		),
	);
}
const saidByDefault = (yaml: string, version = '1.36') =>
	said(yaml, { version, checks: family.filter(isDefault) });

function checkOf(name: string) {
	const found = family.find(({ id }) => id === `rbac/${name}`);
	if (!found) throw new Error(name);
	return found.check;
}

const api = 'apiVersion: rbac.authorization.k8s.io/v1';
const rule = (resources: string, verbs: string, group = '""', names = '') =>
	`{apiGroups: [${group}], resources: [${resources}], verbs: [${verbs}]${names && `, resourceNames: [${names}]`}}`;
const cluster = (rules: string, more = '') =>
	`{${api}, kind: ClusterRole, metadata: {name: r${more}}, rules: [${rules}]}\n---\n`;
const role = (rules: string, namespace = 'shop') =>
	`{${api}, kind: Role, metadata: {name: r, namespace: ${namespace}}, rules: [${rules}]}\n---\n`;
const bind = (
	subject: string,
	{ kind = 'RoleBinding', ref = 'r', of = 'ClusterRole', namespace = 'shop', more = '' } = {},
) =>
	`{${api}, kind: ${kind}, metadata: {name: b, namespace: ${namespace}${more}}, ` +
	`roleRef: {kind: ${of}, name: ${ref}}, subjects: [${subject}]}\n---\n`;
const account = (name: string, namespace = 'shop') =>
	`{kind: ServiceAccount, name: ${name}, namespace: ${namespace}}`;
const group = (name: string) => `{kind: Group, name: "${name}"}`;
const everywhere = { kind: 'ClusterRoleBinding' };

test.each([
	['*', '*', '"*"', ['all-rights critical']],
	['*', '*', '""', ['all-rights high']],
	['*, secrets', 'get, "*"', '"*"', ['all-rights critical']],
	['*', 'get, list, watch', '"*"', ['read-everything high']],
	['*', 'get, patch, delete', '"*"', ['all-resources high']],
	// Verbs that nobody means by a wildcard are told of rules over all resources too.
	['*', 'get, impersonate', '"*"', ['impersonate critical']],
	['*', '*', 'metrics.k8s.io', ['wildcard-verbs low']],
	['*', 'get', 'metrics.k8s.io', []],
	['"*/*"', '*', '"*"', ['wildcard-verbs low']],
	['"pods/*"', 'create', '""', []],
	['*', 'create', 'apps', ['workload-write high']],
	['*', '*', 'rbac.authorization.k8s.io', ['escalate critical', 'wildcard-verbs low']],
])('one rule is told once: %s, %s of %s', (resources, verbs, groups, expected) => {
	const quoted = (words: string) => words.replace(/(^|[\s])\*/g, '$1"*"');
	expect(said(cluster(rule(quoted(resources), quoted(verbs), groups)))).toEqual(expected);
});

test.each([
	['secrets', 'get', '""', ['secret-read high'], []],
	['secrets', 'list', '""', ['secret-read high'], []],
	['secrets', 'watch', '""', ['secret-read high'], []],
	['secrets', 'create', '""', [], []],
	['secrets', 'get', 'apps', [], []],
	['secrets/status', 'get', '""', [], []],
	['pods', 'create', '""', ['workload-write high'], []],
	['pods', 'patch', '""', [], []],
	['deployments', 'patch', 'apps', ['workload-write high'], []],
	['deployments', 'patch', '""', [], []],
	['deployments/scale', 'patch', 'apps', [], []],
	['jobs', 'create', 'batch', ['workload-write high'], []],
	['pods/exec', 'create', '""', ['pod-exec high'], []],
	['"*/exec"', 'create', '""', ['pod-exec high'], []],
	['pods', '"*"', '""', ['workload-write high'], []],
	['pods/ephemeralcontainers', 'patch', '""', ['ephemeral-container high'], []],
	['pods/attach', 'create', '""', ['pod-attach medium'], []],
	['serviceaccounts', '"*"', '""', ['impersonate critical'], ['impersonate medium']],
	['users', 'impersonate', '""', ['impersonate critical'], []],
	['serviceaccounts/token', 'create', '""', ['token-create high'], ['token-create medium']],
	['serviceaccounts/token', 'get', '""', [], []],
	['nodes/proxy', 'get', '""', ['node-proxy high'], []],
	['nodes/metrics', 'get', '""', [], []],
	[
		'mutatingwebhookconfigurations',
		'patch',
		'admissionregistration.k8s.io',
		['admission-write high'],
		[],
	],
	['mutatingwebhookconfigurations', 'get', 'admissionregistration.k8s.io', [], []],
	['signers', 'approve', 'certificates.k8s.io', ['certificate-approve high'], []],
	['certificatesigningrequests/approval', 'update', 'certificates.k8s.io', [], []],
	['roles', 'bind', 'rbac.authorization.k8s.io', ['bind high'], ['bind medium']],
	['roles', '"*"', 'rbac.authorization.k8s.io', ['escalate critical'], ['escalate medium']],
	['roles', 'create, update', 'rbac.authorization.k8s.io', [], []],
	['configmaps', 'update', '""', [], []],
	['events', 'delete', '""', [], []],
	['pods', 'list', '""', [], []],
])('%s on %s of %s: in the cluster %s, in a namespace %s', (what, verb, of, wide, narrow) => {
	const one = rule(what, verb, of);
	expect(saidByDefault(cluster(one))).toEqual(wide);
	expect(saidByDefault(role(one))).toEqual(narrow);
	expect(saidByDefault(cluster(one) + bind(account('a')))).toEqual(narrow);
	expect(saidByDefault(cluster(one) + bind(account('a'), everywhere))).toEqual(wide);
});

test.each([
	['secrets', 'get', 'db', []],
	['secrets', 'get', '"*"', []],
	['pods/exec', 'create', 'db-0', []],
	['groups', 'impersonate', 'developers', []],
	['groups', 'impersonate', 'system:masters', ['impersonate critical']],
	['serviceaccounts', 'impersonate', 'viewer', []],
])('a rule for some names: %s %s %s', (resources, verbs, name, expected) => {
	const names = name.includes(':') ? `"${name}"` : name;
	expect(saidByDefault(cluster(rule(resources, verbs, '""', names)))).toEqual(expected);
});

test.each([
	['kubernetes.io/kubelet-serving', []],
	['example.com/*', []],
	['kubernetes.io/kube-apiserver-client', ['certificate-approve high']],
	['kubernetes.io/*', ['certificate-approve high']],
])('the signer %s', (name, expected) => {
	const yaml = cluster(rule('signers', 'approve', 'certificates.k8s.io', `"${name}"`));
	expect(saidByDefault(yaml)).toEqual(expected);
});

test.each([
	['bind', 'cluster-admin', ['bind high']],
	['bind', 'tenant-member', []],
	['escalate', 'tenant-member', ['escalate critical']],
])('%s of the role %s', (verb, name, expected) => {
	const yaml = cluster(rule('clusterroles', verb, 'rbac.authorization.k8s.io', name));
	expect(saidByDefault(yaml)).toEqual(expected);
});

test.each([
	['get', '1.34', ['pod-exec high']],
	['get', '1.35', []],
	['create', '1.35', ['pod-exec high']],
])('pods/exec by %s in %s', (verb, version, expected) => {
	expect(saidByDefault(cluster(rule('pods/exec', verb)), version)).toEqual(expected);
});

test('a Role in kube-system is as good as the cluster, but for what has no namespace', () => {
	expect(saidByDefault(role(rule('secrets', 'get'), 'kube-system'))).toEqual(['secret-read high']);
	expect(saidByDefault(role(rule('nodes/proxy', 'get'), 'kube-system'))).toEqual([]);
	expect(saidByDefault(role(rule('"*"', '"*"', '"*"'), 'kube-system'))).toEqual([
		'all-resources high',
	]);
	const bound = bind(account('a'), { namespace: 'kube-system' });
	expect(saidByDefault(cluster(rule('secrets', 'get')) + bound)).toEqual(['secret-read high']);
	expect(saidByDefault(cluster(rule('nodes/proxy', 'get')) + bound)).toEqual([]);
});

const own = ', labels: {kubernetes.io/bootstrapping: rbac-defaults}';

test("Kubernetes' own roles are known by label and name, not by the label alone", () => {
	const yaml = cluster(rule('secrets', 'get'), own);
	expect(said(yaml)).toEqual(['secret-read high']);
	expect(said(yaml.replace('name: r', 'name: "system:node"'))).toEqual([]);
});

test('a role of another API group is none', () => {
	const yaml = cluster(rule('secrets', 'get')).replace('rbac.authorization.k8s.io/v1', 'x.io/v1');
	expect(said(yaml)).toEqual([]);
});

const aggregate = (to: string, rules: string) =>
	cluster(rules, `, labels: {rbac.authorization.k8s.io/aggregate-to-${to}: "true"}`);

test.each([
	['view', rule('secrets', 'get'), ['aggregated-rights high']],
	['view', rule('widgets', 'get', 'example.com'), []],
	['view', rule('"*"', 'get', '"*"'), ['aggregated-rights high']],
	['edit', rule('secrets', 'get'), []],
	['edit', rule('roles', 'escalate', 'rbac.authorization.k8s.io'), ['aggregated-rights high']],
	['admin', rule('widgets', '"*"', 'example.com'), []],
	['admin', rule('nodes/proxy', 'get'), ['aggregated-rights high']],
	['nothing', rule('widgets', '"*"', 'example.com'), []],
])('rbac/aggregated-rights: to %s %s', (to, rules, expected) => {
	expect(saidByDefault(aggregate(to, rules))).toEqual(
		to === 'edit' && expected.length > 0 ? [...expected, 'escalate medium'] : expected,
	);
});

test('an aggregated role is judged where its rules are written', () => {
	const yaml = `{${api}, kind: ClusterRole, metadata: {name: all}, rules: [${rule('secrets', 'get')}],
		aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: "true"}}]}}\n---\n`;
	const part = cluster(rule('secrets', 'get'), ', labels: {part: "true"}');
	expect(said(yaml)).toEqual(['secret-read high']);
	expect(said(yaml + part)).toEqual(['secret-read high']);
});

test.each([
	['secret-read', cluster(rule('pods, secrets', 'get')), ['rules[0].resources[1]']],
	['secret-read', cluster(rule('pods, "*"', 'get', 'apps')), []],
	[
		'impersonate',
		cluster(`${rule('pods', 'get')}, ${rule('users', 'get, impersonate')}`),
		['rules[1].verbs[1]'],
	],
	['wildcard-verbs', role(rule('widgets', 'get, "*"', 'x.io')), ['rules[0].verbs[1]']],
	['all-rights', cluster(rule('pods, "*"', '"*"', '"*"')), ['rules[0].resources[1]']],
])('rbac/%s marks what does it', (name, yaml, paths) => {
	expect(problemPaths(checkOf(name), yaml)).toEqual(paths);
});

test.each([
	['secrets', 'get, list', [['rules', 0]]],
	['pods, secrets', 'get, list', [['rules', 0, 'resources', 1]]],
	['secrets', 'create, get, list', [1, 2].map((at) => ['rules', 0, 'verbs', at])],
	['pods, secrets', 'create, get', undefined],
	['secrets', '"*"', undefined],
])('a right is taken away with nothing else: %s, %s', (resources, verbs, paths) => {
	const [problem] = runCheck(checkOf('secret-read'), cluster(rule(resources, verbs)));
	expect(problem?.fix?.edits.map(({ path }) => path)).toEqual(paths);
});

test.each([
	['coredns', 'Role', 'kube-system', ['core-dns-write high']],
	['coredns', 'Role', 'shop', []],
	['coredns', 'ClusterRole', 'x', ['core-dns-write high']],
	['aws-auth', 'Role', 'kube-system', ['aws-auth-write critical']],
	['aws-auth', 'Role', 'shop', []],
	['leader', 'Role', 'kube-system', []],
	['', 'Role', 'kube-system', ['core-dns-write high']],
	['', 'ClusterRole', 'x', []],
])('writing the ConfigMap %s by a %s in %s', (name, kind, namespace, expected) => {
	const rules = rule('configmaps', 'update', '""', name);
	const yaml = kind === 'Role' ? role(rules, namespace) : cluster(rules);
	expect(saidByDefault(yaml)).toEqual(expected);
});

const admin = { ...everywhere, ref: 'cluster-admin' };

test.each([
	['a ServiceAccount', bind(account('ci'), admin), ['cluster-admin-binding high']],
	[
		'in one namespace',
		bind(account('ci'), { ref: 'cluster-admin' }),
		['cluster-admin-binding medium'],
	],
	[
		'in kube-system',
		bind(account('ci'), { ref: 'cluster-admin', namespace: 'kube-system' }),
		['cluster-admin-binding high'],
	],
	['a Role of the name', bind(account('ci'), { ref: 'cluster-admin', of: 'Role' }), []],
	["kubeadm's own", bind(group('kubeadm:cluster-admins'), admin), []],
	[
		'two',
		bind(`${account('a')}, ${group('b')}`, admin),
		Array(2).fill('cluster-admin-binding high'),
	],
	['nobody', bind('', admin), []],
	['nobody that can be', bind('{kind: ServiceAccount, name: ci}', admin), []],
	["the Dashboard's", bind(account('kubernetes-dashboard'), admin), ['dashboard-binding high']],
	[
		'everybody known',
		bind(group('system:authenticated'), admin),
		['authenticated-binding critical'],
	],
	[
		'everybody',
		bind('{kind: User, name: "system:anonymous"}', admin),
		['anonymous-binding critical'],
	],
	['masters', bind(group('system:masters'), { ...admin, more: own }), ['masters-binding medium']],
	[
		"masters, Kubernetes' own",
		bind(group('system:masters'), admin).replace('name: b', 'name: cluster-admin'),
		[],
	],
])('cluster-admin for %s', (_, yaml, expected) => {
	expect(saidByDefault(yaml)).toEqual(expected);
});

test.each([
	['system:unauthenticated', 'system:public-info-viewer', []],
	['system:unauthenticated', 'system:service-account-issuer-discovery', []],
	['system:unauthenticated', 'view', ['anonymous-binding medium']],
	['system:unauthenticated', 'edit', ['anonymous-binding critical']],
	['system:unauthenticated', 'elsewhere', ['anonymous-binding high']],
	['system:authenticated', 'system:basic-user', []],
	['system:authenticated', 'elsewhere', []],
	['system:authenticated', 'view', ['authenticated-binding medium']],
	['system:serviceaccounts', 'admin', ['authenticated-binding high']],
	['system:serviceaccounts:shop', 'view', []],
])('the group %s with the role %s', (name, ref, expected) => {
	expect(saidByDefault(bind(group(name), { ...everywhere, ref }))).toEqual(expected);
});

test('a role for everybody that somebody has widened is no longer harmless', () => {
	const name = 'system:public-info-viewer';
	const yaml = cluster(rule('secrets', 'get')).replace('name: r', `name: "${name}"`);
	const bound = bind(group('system:unauthenticated'), { ...everywhere, ref: name });
	expect(saidByDefault(yaml + bound)).toContain('anonymous-binding critical');
});

const strong = bind(account('operator'), { ...everywhere, ref: 'cluster-admin' });
const only = (name: string, yaml: string) => problemPaths(checkOf(name), yaml);

test.each([
	['edit beside it', bind(group('devs'), { ref: 'edit' }), ['subjects[0]']],
	['edit elsewhere', bind(group('devs'), { ref: 'edit', namespace: 'other' }), []],
	['view beside it', bind(group('devs'), { ref: 'view' }), []],
	['edit for itself', bind(account('operator'), { ref: 'edit' }), []],
	['an unknown role', bind(group('devs'), { ref: 'elsewhere' }), []],
	[
		'exec by a Role',
		role(rule('pods/exec', 'create')) + bind(group('devs'), { of: 'Role' }),
		['subjects[0]'],
	],
	['nodes by a ClusterRole', cluster(rule('nodes/proxy', 'get')) + bind(group('devs')), []],
])('rbac/takeover: %s', (_, yaml, paths) => {
	expect(only('takeover', strong + yaml)).toEqual(paths);
	expect(only('takeover', yaml)).toEqual([]);
});

test.each([
	['it is there', role('') + bind(account('a'), { of: 'Role' }), []],
	['another is', role('') + bind(account('a'), { of: 'Role', ref: 'x' }), ['roleRef.name']],
	['no Role is', bind(account('a'), { of: 'Role', ref: 'x' }), []],
	['in another namespace', role('', 'x') + bind(account('a'), { of: 'Role' }), []],
	['another ClusterRole is', cluster('') + bind(account('a'), { ref: 'x' }), ['roleRef.name']],
	['a built-in one', cluster('') + bind(account('a'), { ref: 'view' }), []],
	["a controller's", cluster('') + bind(account('a'), { ref: '"system:controller:x"' }), []],
])('rbac/missing-role: %s', (_, yaml, paths) => {
	expect(only('missing-role', yaml)).toEqual(paths);
});

const made = '{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, namespace: shop}}\n---\n';

test.each([
	['it is there', made + bind(account('a')), []],
	['another is', made + bind(account('b')), ['subjects[0]']],
	[
		'another of its names',
		made + bind('{kind: User, name: "system:serviceaccount:shop:b"}'),
		['subjects[0]'],
	],
	['the default one', made + bind(account('default')), []],
	['of another namespace', made + bind(account('b', 'x')), []],
	['a user', made + bind('{kind: User, name: b}'), []],
])('rbac/missing-subject: %s', (_, yaml, paths) => {
	expect(only('missing-subject', yaml)).toEqual(paths);
});

test('rbac/many-roles speaks once for a subject', () => {
	const bindings = (count: number) => bind(account('ci')).repeat(count);
	expect(only('many-roles', bindings(10))).toEqual([]);
	expect(only('many-roles', bindings(13))).toEqual(['subjects[0]']);
});

test.each([
	'rules: 5',
	'rules: [null, 5, {verbs: {}}]',
	'roleRef: [], subjects: [null, {name: []}]',
])('nothing is said of %s', (fields) => {
	for (const kind of ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']) {
		expect(said(`{${api}, kind: ${kind}, metadata: null, ${fields}}`)).toEqual([]);
	}
});
