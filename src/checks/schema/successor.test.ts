import { expect, test } from 'vitest';
import { runCheck } from '../../../test/run-check.ts';
import removedApi from './removed-api.ts';

const budget = (selector: string) =>
	`{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {minAvailable: 1, selector: ${selector}}}`;
const ingress = (spec: string) =>
	`{apiVersion: networking.k8s.io/v1beta1, kind: Ingress, metadata: {name: a}, spec: ${spec}}`;
const deployment = (spec: string) =>
	`{apiVersion: extensions/v1beta1, kind: Deployment, metadata: {name: a}, spec: {${spec}template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: a}]}}}}`;

test.each([
	['a budget', budget('{matchLabels: {a: b}}'), 'policy/v1'],
	['a Deployment with a selector', deployment('selector: {matchLabels: {a: b}}, '), 'apps/v1'],
])('%s moves to its successor as it stands', (_, yaml, value) => {
	const [problem] = runCheck(removedApi, yaml);
	expect(problem?.fix).toEqual({
		safety: 'evidence',
		edits: [{ kind: 'set', path: ['apiVersion'], value }],
	});
});

test.each([
	['a budget for no Pod, which would then be for all', budget('{}')],
	['a field that is called otherwise', ingress('{backend: {serviceName: a, servicePort: 80}}')],
	['a field that is required since', deployment('')],
	['no successor', '{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: a}}'],
])('no fix for %s', (_, yaml) => {
	const problems = runCheck(removedApi, yaml);
	expect(problems).toHaveLength(1);
	expect(problems[0]?.fix).toBe(undefined);
});
