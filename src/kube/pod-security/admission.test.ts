import { describe, expect, it } from 'vitest';
import type { Fields } from '../../model/resource.ts';
import { evaluateWorkload, isJudged } from './admission.ts';
import { namespacePolicy } from './namespace-policy.ts';

const all = namespacePolicy({
	'pod-security.kubernetes.io/enforce': 'baseline',
	'pod-security.kubernetes.io/enforce-version': 'v1.30',
	'pod-security.kubernetes.io/audit': 'baseline',
	'pod-security.kubernetes.io/warn': 'baseline',
});
const bad = { metadata: {}, spec: { hostPID: true } };
const would = 'would violate PodSecurity "baseline:latest": host namespaces (spec.hostPID is true)';

describe('a Pod', () => {
	const pod = { apiVersion: 'v1', kind: 'Pod', ...bad };

	it('is denied, and then not warned about', () => {
		expect(evaluateWorkload(all, pod)).toEqual({
			denial: 'violates PodSecurity "baseline:v1.30": host namespaces (spec.hostPID is true)',
			audit: would,
			warnings: [],
		});
	});

	it('is warned about where that alone is asked', () => {
		const policy = namespacePolicy({ 'pod-security.kubernetes.io/warn': 'baseline' });
		const answer = { denial: undefined, audit: undefined, warnings: [would] };
		expect(evaluateWorkload(policy, pod)).toEqual(answer);
	});

	it('passes in silence when nothing is wrong', () => {
		const answer = { denial: undefined, audit: undefined, warnings: [] };
		expect(evaluateWorkload(all, { ...pod, spec: {} })).toEqual(answer);
	});
});

describe('what makes Pods is warned about and never denied', () => {
	const template = { spec: { template: bad } };
	cases('v1', 'PodTemplate', { template: bad }, true);
	cases('v1', 'ReplicationController', template, true);
	cases('apps/v1', 'Deployment', template, true);
	cases('apps/v1', 'DaemonSet', template, true);
	cases('apps/v1', 'ReplicaSet', template, true);
	cases('apps/v1', 'StatefulSet', template, true);
	cases('batch/v1', 'Job', template, true);
	cases('batch/v1', 'CronJob', { spec: { jobTemplate: template } }, true);
	cases('example.com/v1', 'Deployment', template, false);
	cases('v1', 'Service', template, false);
	cases('v1', 'ReplicationController', { spec: { template: null } }, false);
});

describe('subresources', () => {
	it.each([
		['Pod', '', true],
		['Pod', 'ephemeralcontainers', true],
		['Pod', 'resize', true],
		['Pod', 'status', false],
		['Pod', 'exec', false],
		['Deployment', '', true],
		['Deployment', 'scale', false],
	])('%s/%s is judged: %s', (kind, subresource, expected) => {
		expect(isJudged(kind, subresource)).toBe(expected);
	});
});

function cases(apiVersion: string, kind: string, fields: Fields, isWarned: boolean): void {
	it(`${apiVersion} ${kind}`, () => {
		expect(evaluateWorkload(all, { apiVersion, kind, ...fields })).toEqual({
			denial: undefined,
			audit: isWarned ? would : undefined,
			warnings: isWarned ? [would] : [],
		});
	});
}
