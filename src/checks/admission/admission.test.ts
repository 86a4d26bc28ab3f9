import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import failOpen from './fail-open-webhook.ts';
import imagePolicy from './image-policy-default.ts';
import configuration from './pod-security-configuration.ts';
import byDefault from './pod-security-default.ts';
import exemption from './pod-security-exemption.ts';
import notDenying from './policy-not-denying.ts';
import unbound from './unbound-policy.ts';
import certificate from './webhook-certificate.ts';
import scope from './webhook-scope.ts';
import timeout from './webhook-timeout.ts';

const rule = (resources: string, groups = '""', operations = 'CREATE') =>
	`{apiGroups: [${groups}], resources: [${resources}], operations: [${operations}]}`;
const pods = rule('pods');
const hook = (fields: string, version = 'v1', kind = 'ValidatingWebhookConfiguration') =>
	`{apiVersion: admissionregistration.k8s.io/${version}, kind: ${kind}, metadata: {name: a}, webhooks: [{${fields}}]}`;

test.each([
	['Pods', `failurePolicy: Ignore, rules: [${pods}]`, 'v1', 1],
	['everything', `failurePolicy: Ignore, rules: [${rule('"*"', '"*"', '"*"')}]`, 'v1', 1],
	['Fail', `failurePolicy: Fail, rules: [${pods}]`, 'v1', 0],
	['unset', `rules: [${pods}]`, 'v1', 0],
	['unset, in the first version', `rules: [${pods}]`, 'v1beta1', 1],
	['only deletion', `failurePolicy: Ignore, rules: [${rule('pods', '""', 'DELETE')}]`, 'v1', 0],
	[
		'another object',
		`failurePolicy: Ignore, rules: [${rule('certificates', 'cert-manager.io')}]`,
		'v1',
		0,
	],
	['only a subresource', `failurePolicy: Ignore, rules: [${rule('pods/exec')}]`, 'v1', 0],
	['a policy engine', 'failurePolicy: Ignore, name: validation.gatekeeper.sh', 'v1', 1],
])('admission/fail-open-webhook: %s', (_, fields, version, count) => {
	expect(problemPaths(failOpen, hook(fields, version))).toHaveLength(count);
});

const named = (operator: string, values: string, key = 'kubernetes.io/metadata.name') =>
	`namespaceSelector: {matchExpressions: [{key: ${key}, operator: ${operator}, values: [${values}]}]}`;

test.each([
	['no selector', '', 1],
	['an empty selector', 'namespaceSelector: {}', 1],
	['kube-system is spared', named('NotIn', 'kube-system'), 0],
	['another is spared', named('NotIn', 'policy'), 1],
	['only one is asked for', named('In', 'shop'), 0],
	['a label that is not known', named('NotIn', 'ignore', 'policy.example.com/mode'), 0],
	['objects are chosen', 'objectSelector: {matchLabels: {inject: "true"}}', 0],
	['conditions', 'matchConditions: [{name: a, expression: "true"}]', 0],
	['it fails open', 'failurePolicy: Ignore', 0],
])('admission/webhook-scope: %s', (_, fields, count) => {
	for (const kind of ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration']) {
		const yaml = hook(`rules: [${pods}]${fields && ', '}${fields}`, 'v1', kind);
		expect(problemPaths(scope, yaml)).toHaveLength(count);
	}
});

test.each([
	['{service: {name: a}}', '', 1],
	['{service: {name: a}, caBundle: ""}', '', 1],
	['{service: {name: a}, caBundle: Cg==}', '', 1],
	['{service: {name: a}, caBundle: LS0t}', '', 0],
	['{url: "https://policy.example.com"}', '', 0],
	['{service: {name: a}}', 'cert-manager.io/inject-ca-from: a/b', 0],
	['{service: {name: a}}', 'service.beta.openshift.io/inject-cabundle: "true"', 0],
])('admission/webhook-certificate: %s %s', (client, annotation, count) => {
	const yaml = hook(`clientConfig: ${client}`).replace(
		'name: a}',
		`name: a, annotations: {${annotation}}}`,
	);
	expect(problemPaths(certificate, yaml)).toHaveLength(count);
});

test.each([
	['30', 'low'],
	['11', 'low'],
	['10', undefined],
	['null', undefined],
	['31', 'medium'],
	['0', 'medium'],
])('admission/webhook-timeout: %s', (seconds, severity) => {
	const [problem] = runCheck(timeout, hook(`timeoutSeconds: ${seconds}`));
	expect(problem && (problem.severity ?? timeout.severity)).toBe(severity);
});

const policy = (kind: string, spec: string, name = 'p') =>
	`{apiVersion: admissionregistration.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}}, spec: {${spec}}}\n---\n`;
const vap = policy('ValidatingAdmissionPolicy', '');

test.each([
	['alone', vap, 1],
	['bound', vap + policy('ValidatingAdmissionPolicyBinding', 'policyName: p', 'b'), 0],
	['another is bound', vap + policy('ValidatingAdmissionPolicyBinding', 'policyName: q', 'b'), 1],
	[
		'a binding of the other kind',
		vap + policy('MutatingAdmissionPolicyBinding', 'policyName: p'),
		1,
	],
	['a mutating one', policy('MutatingAdmissionPolicy', ''), 1],
])('admission/unbound-policy: %s', (_, yaml, count) => {
	expect(problemPaths(unbound, yaml)).toHaveLength(count);
});

test.each([
	['[Deny]', undefined],
	['[Audit]', ['Deny', 'Audit']],
	['[Warn]', ['Deny']],
	['[]', undefined],
	['null', undefined],
])('admission/policy-not-denying: %s', (actions, value) => {
	const yaml = policy('ValidatingAdmissionPolicyBinding', `validationActions: ${actions}`);
	const edits = runCheck(notDenying, yaml)[0]?.fix?.edits;
	expect(edits).toEqual(value && [{ kind: 'set', path: ['spec', 'validationActions'], value }]);
});

const group = 'pod-security.admission.config.k8s.io';
const inner = (fields: string, head = `apiVersion: ${group}/v1, kind: PodSecurityConfiguration`) =>
	`{apiVersion: apiserver.config.k8s.io/v1, kind: AdmissionConfiguration, plugins: [{name: PodSecurity, configuration: {${[head, fields].filter(Boolean).join(', ')}}}]}`;
const at = 'plugins[0].configuration';

test.each([
	['nothing wrong', inner('defaults: {enforce: baseline, enforce-version: v1.30}'), []],
	[
		'an older version',
		inner('', `apiVersion: ${group}/v1beta1, kind: PodSecurityConfiguration`),
		[],
	],
	['no apiVersion', inner('', 'kind: PodSecurityConfiguration'), [`${at}.apiVersion`]],
	[
		'that of the outer file',
		inner('', 'apiVersion: apiserver.config.k8s.io/v1, kind: PodSecurityConfiguration'),
		[`${at}.apiVersion`],
	],
	['another kind', inner('', `apiVersion: ${group}/v1, kind: PodSecurity`), [`${at}.kind`]],
	['an unknown level', inner('defaults: {warn: strict}'), [`${at}.defaults.warn`]],
	[
		'an unknown version',
		inner('defaults: {audit-version: "1.30"}'),
		[`${at}.defaults.audit-version`],
	],
	[
		'an unknown default',
		inner('defaults: {enforceVersion: v1.30}'),
		[`${at}.defaults.enforceVersion`],
	],
	['empty defaults are unset', inner('defaults: {enforce: "", warn: null}'), []],
	['an empty user', inner('exemptions: {usernames: [""]}'), [`${at}.exemptions.usernames[0]`]],
	['one twice', inner('exemptions: {namespaces: [a, a]}'), [`${at}.exemptions.namespaces[1]`]],
	['a pattern', inner('exemptions: {namespaces: ["kube-*"]}'), [`${at}.exemptions.namespaces[0]`]],
	['a runtime class', inner('exemptions: {runtimeClasses: [kata.qemu]}'), []],
	[
		'another plugin',
		'{apiVersion: apiserver.config.k8s.io/v1, kind: AdmissionConfiguration, plugins: [{name: EventRateLimit, configuration: {}}, null]}',
		[],
	],
	[
		'a path in place of a configuration',
		'{apiVersion: apiserver.config.k8s.io/v1, kind: AdmissionConfiguration, plugins: [{name: PodSecurity, path: a.yaml}]}',
		[],
	],
	[
		'a file of its own',
		`{apiVersion: ${group}/v2, kind: PodSecurityConfiguration}`,
		['apiVersion'],
	],
])('admission/pod-security-configuration: %s', (_, yaml, paths) => {
	expect(problemPaths(configuration, yaml)).toEqual(paths);
});

test.each([
	['defaults: {enforce: baseline}', 0],
	['defaults: {enforce: privileged}', 1],
	['defaults: {warn: restricted}', 1],
	['', 1],
])('admission/pod-security-default: %s', (fields, count) => {
	expect(problemPaths(byDefault, inner(fields))).toHaveLength(count);
});

const many = Array.from({ length: 11 }, (_, index) => `team-${index}`).join(', ');

test.each([
	['namespaces: [kube-system, cni]', []],
	['namespaces: [kube-system, default]', ['namespaces[1]']],
	[`namespaces: [${many}]`, ['namespaces']],
	['usernames: [alice]', []],
	['usernames: ["system:serviceaccount:kube-system:job-controller"]', ['usernames[0]']],
	['usernames: ["system:kube-controller-manager"]', ['usernames[0]']],
	['runtimeClasses: [gvisor, kata-qemu]', []],
	['runtimeClasses: [crun]', ['runtimeClasses[0]']],
	['usernames: 5, namespaces: {a: b}, runtimeClasses: [5]', []],
])('admission/pod-security-exemption: %s', (exemptions, paths) => {
	expect(problemPaths(exemption, inner(`exemptions: {${exemptions}}`))).toEqual(
		paths.map((path) => `${at}.exemptions.${path}`),
	);
});

test('admission/image-policy-default speaks of its own plugin', () => {
	const file = (name: string, allow: string) =>
		`{apiVersion: apiserver.config.k8s.io/v1, kind: AdmissionConfiguration, plugins: [{name: ${name}, configuration: {imagePolicy: {defaultAllow: ${allow}}}}]}`;
	expect(problemPaths(imagePolicy, file('ImagePolicyWebhook', 'true'))).toHaveLength(1);
	expect(problemPaths(imagePolicy, file('ImagePolicyWebhook', 'null'))).toEqual([]);
	expect(problemPaths(imagePolicy, file('Other', 'true'))).toEqual([]);
});
