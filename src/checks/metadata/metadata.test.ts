import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import argoDefaultProject from './argo-default-project.ts';
import argoProject from './argo-project.ts';
import argoWorkflowAccount from './argo-workflow-account.ts';
import defaultNamespace from './default-namespace.ts';
import name from './name.ts';
import podSecurityPolicy from './pod-security-policy.ts';
import recommendedLabels from './recommended-labels.ts';
import requiredLabels from './required-labels.ts';
import sortedKeys from './sorted-keys.ts';
import systemNamespace from './system-namespace.ts';

test.each([
	['{apiVersion: v1, kind: Pod, metadata: {namespace: default}}', 1],
	['{apiVersion: v1, kind: Pod, metadata: {}}', 0],
	['{apiVersion: v1, kind: Service, metadata: {name: kubernetes, namespace: default}}', 0],
])('metadata/default-namespace: %s', (yaml, count) => {
	expect(problemPaths(defaultNamespace, yaml)).toHaveLength(count);
});

const pod = (metadata: string, spec = '') =>
	`{apiVersion: v1, kind: Pod, metadata: {${metadata}}, spec: {${spec}}}`;

test.each([
	[pod('namespace: kube-system'), 1],
	[pod('namespace: kube-node-lease'), 1],
	[pod('namespace: shop'), 0],
	[pod('name: x'), 0],
	[pod('namespace: kube-system', 'priorityClassName: system-node-critical'), 0],
	[pod('namespace: kube-system, labels: {tier: control-plane}'), 0],
	[pod('namespace: kube-system, labels: {k8s-app: kube-dns}'), 0],
	[pod('namespace: kube-system, ownerReferences: [{kind: Node}]'), 0],
])('metadata/system-namespace: %s', (yaml, count) => {
	expect(problemPaths(systemNamespace, yaml)).toHaveLength(count);
});

test.each([
	['no demand', pod('name: x'), [], 0],
	['both missing', pod('name: x'), ['owner', 'cost'], 2],
	['one missing', pod('labels: {owner: a}'), ['owner', 'cost'], 1],
	['an empty value', pod('labels: {owner: ""}'), ['owner'], 1],
	['a Pod of its controller', pod('ownerReferences: [{kind: Job}]'), ['owner'], 0],
	['a namespace', '{apiVersion: v1, kind: Namespace, metadata: {name: a}}', ['owner'], 1],
	['a Service', '{apiVersion: v1, kind: Service, metadata: {name: a}}', ['owner'], 0],
])('metadata/required-labels: %s', (_, yaml, labels, count) => {
	const problems = runCheck(requiredLabels, yaml, { settings: { requiredLabels: labels } });
	expect(problems).toHaveLength(count);
});

test.each([
	['name: x', 'x'],
	['name: x, labels: {app: other}', 'other'],
	['name: x, labels: {app.kubernetes.io/name: other}', undefined],
])('metadata/recommended-labels: %s', (metadata, value) => {
	const edits = runCheck(recommendedLabels, pod(metadata))[0]?.fix?.edits;
	expect(edits?.map((edit) => 'value' in edit && edit.value)).toEqual(value && [value]);
});

test.each([
	['{a: 1, b: 2, 10: 3, 9: 4}', []],
	['{a: {d: 1, c: 2}, b: 1}', ['a.c']],
	['{a: [{c: 1}, {d: 1, c: 2}]}', ['a[1].c']],
])('metadata/sorted-keys: %s', (data, paths) => {
	const yaml = `{apiVersion: v1, data: ${data}, kind: ConfigMap}`;
	expect(problemPaths(sortedKeys, yaml)).toEqual(paths.map((path) => `data.${path}`));
});

test.each([
	['{apiVersion: v1, kind: Service, metadata: {}}', 1],
	['{apiVersion: v1, kind: Service}', 1],
	['{apiVersion: v1, kind: Pod, metadata: {generateName: a-}}', 0],
	['{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization}', 0],
	['{apiVersion: example.com/v1, kind: Thing}', 0],
	['{apiVersion: authorization.k8s.io/v1, kind: SubjectAccessReview, spec: {}}', 0],
	['{apiVersion: v1, kind: Pod, metadata: {name: 5}}', 1],
])('metadata/name: %s', (yaml, count) => {
	expect(problemPaths(name, yaml)).toHaveLength(count);
});

const argo = (kind: string, spec: string) =>
	`{apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: {name: a}, spec: {${spec}}}`;

test.each([
	['sourceRepos: ["*"]', ['spec.sourceRepos[0]']],
	['sourceRepos: [a, "https://git.example.com/*"]', []],
	['destinations: [{server: "*", namespace: shop}]', []],
	['destinations: [{name: "*", namespace: "*"}]', ['spec.destinations[0]']],
	['clusterResourceWhitelist: [{group: "*", kind: "*"}]', ['spec.clusterResourceWhitelist[0]']],
	['clusterResourceWhitelist: [{group: "", kind: Namespace}]', []],
])('metadata/argo-project: %s', (spec, paths) => {
	expect(problemPaths(argoProject, argo('AppProject', spec))).toEqual(paths);
});

test.each([
	[argo('Application', 'project: default'), 1],
	[argo('Application', 'project: ""'), 1],
	[argo('Application', 'project: shop'), 0],
	[argo('ApplicationSet', 'template: {spec: {project: default}}'), 1],
	[argo('Application', 'project: default').replace('argoproj.io', 'app.k8s.io'), 0],
])('metadata/argo-default-project: %s', (yaml, count) => {
	expect(problemPaths(argoDefaultProject, yaml)).toHaveLength(count);
});

test.each([
	[argo('Workflow', 'entrypoint: a'), 1],
	[argo('Workflow', 'serviceAccountName: default'), 1],
	[argo('Workflow', 'serviceAccountName: report'), 0],
	[argo('Workflow', 'workflowTemplateRef: {name: a}'), 0],
	[argo('CronWorkflow', 'workflowSpec: {entrypoint: a}'), 1],
])('metadata/argo-workflow-account: %s', (yaml, count) => {
	expect(problemPaths(argoWorkflowAccount, yaml)).toHaveLength(count);
});

test.each([
	['policy/v1beta1', '1.25', 1],
	['extensions/v1beta1', '1.36', 1],
	['policy/v1beta1', '1.24', 0],
	['example.com/v1', '1.36', 0],
])('metadata/pod-security-policy: %s on %s', (apiVersion, version, count) => {
	const yaml = `{apiVersion: ${apiVersion}, kind: PodSecurityPolicy, metadata: {name: a}}`;
	expect(problemPaths(podSecurityPolicy, yaml, { version })).toHaveLength(count);
});
