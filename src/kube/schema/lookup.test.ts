import { describe, expect, test } from 'vitest';
import { parseVersion, type Version } from '../../model/version.ts';
import { schemaIndex } from './decode.ts';
import { retiredKinds, retirementOf } from './deprecations.ts';
import { deprecation, lookup } from './lookup.ts';
import { nearestVersion, newestVersion, oldestVersion } from './versions.ts';

describe('lookup', () => {
	const cases = (apiVersion: string, kind: string, version: string, expected: object) =>
		test(`${apiVersion} ${kind} in ${version}`, () => {
			const { type: _, ...found } = { type: undefined, ...lookup(apiVersion, kind, v(version)) };
			expect(found).toEqual(expected);
		});
	const to = (apiVersion: string, kind: string) => ({ apiVersion, kind });

	cases('apps/v1', 'Deployment', '1.20', { status: 'known' });
	cases('apps/v1', 'Deployment', '1.36', { status: 'known' });
	cases('apps/v1', 'Deployment', '1.5', { status: 'known' });
	cases('apps/v1', 'Deployment', '2.0', { status: 'known' });
	cases('v1', 'List', '1.36', { status: 'known' });
	cases('policy/v1beta1', 'PodSecurityPolicy', '1.24', { status: 'known' });
	cases('policy/v1beta1', 'PodSecurityPolicy', '1.25', {
		status: 'removed',
		removedIn: v('1.25'),
		successor: undefined,
	});
	cases('extensions/v1beta1', 'Ingress', '1.22', {
		status: 'removed',
		removedIn: v('1.22'),
		successor: to('networking.k8s.io/v1', 'Ingress'),
	});
	cases('extensions/v1beta1', 'Deployment', '1.30', {
		status: 'removed',
		removedIn: v('1.16'),
		successor: to('apps/v1', 'Deployment'),
	});
	cases('extensions/v1beta1', 'PodSecurityPolicy', '1.24', {
		status: 'removed',
		removedIn: v('1.16'),
		successor: to('policy/v1beta1', 'PodSecurityPolicy'),
	});
	cases('extensions/v1beta1', 'PodSecurityPolicy', '1.30', {
		status: 'removed',
		removedIn: v('1.16'),
		successor: undefined,
	});
	cases('flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', '1.28', {
		status: 'removed',
		removedIn: v('1.26'),
		successor: to('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'),
	});
	cases('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', '1.32', {
		status: 'removed',
		removedIn: v('1.32'),
		successor: to('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema'),
	});
	cases('resource.k8s.io/v1alpha3', 'ResourceClaim', '1.36', {
		status: 'removed',
		removedIn: v('1.34'),
		successor: to('resource.k8s.io/v1', 'ResourceClaim'),
	});
	cases('policy/v1', 'PodDisruptionBudget', '1.20', {
		status: 'not-yet',
		introducedIn: v('1.21'),
		instead: to('policy/v1beta1', 'PodDisruptionBudget'),
	});
	cases('apps/v2', 'Deployment', '1.30', { status: 'unknown-version', served: ['apps/v1'] });
	cases('v1', 'Deployment', '1.30', {
		status: 'unknown-kind',
		served: ['apps/v1'],
		suggestion: undefined,
	});
	cases('apps/v1', 'Deploymnet', '1.30', {
		status: 'unknown-kind',
		served: [],
		suggestion: 'Deployment',
	});
	cases('v1', 'Config', '1.30', { status: 'unknown' });
	cases('argoproj.io/v1alpha1', 'Application', '1.30', { status: 'unknown' });
	cases('example.com/v1', 'Deployment', '1.30', { status: 'unknown' });
	cases('', '', '1.30', { status: 'unknown' });
	cases('__proto__', 'constructor', '1.30', { status: 'unknown' });
});

describe('deprecation', () => {
	const cases = (apiVersion: string, kind: string, version: string, expected: unknown) =>
		test(`${apiVersion} ${kind} in ${version}`, () => {
			expect(deprecation(apiVersion, kind, v(version))).toEqual(expected);
		});

	cases('apps/v1', 'Deployment', '1.36', undefined);
	cases('batch/v1beta1', 'CronJob', '1.20', undefined);
	cases('batch/v1beta1', 'CronJob', '1.21', {
		deprecatedIn: v('1.21'),
		removedIn: v('1.25'),
		successor: { apiVersion: 'batch/v1', kind: 'CronJob' },
	});
	cases('batch/v1beta1', 'CronJob', '1.25', undefined);
	cases('autoscaling/v2beta1', 'HorizontalPodAutoscaler', '1.22', {
		deprecatedIn: v('1.22'),
		removedIn: v('1.25'),
		successor: { apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler' },
	});
	cases('v1', 'Endpoints', '1.36', {
		deprecatedIn: v('1.33'),
		removedIn: undefined,
		successor: { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
	});
});

describe('the published removals', () => {
	const { oldest, newest, kindsOf } = schemaIndex();
	test.each(retiredKinds())('$apiVersion $kind agrees with the index', ({ apiVersion, kind }) => {
		const last = kindsOf(apiVersion)?.get(kind)?.last;
		const removedIn = retirementOf(apiVersion, kind)?.removedIn;
		if (last === undefined) expect(removedIn).toBeLessThanOrEqual(oldest);
		else if (last === newest) expect(removedIn ?? newest + 1).toBeGreaterThan(newest);
		else expect(removedIn).toBe(last + 1);
	});
});

describe('versions', () => {
	test('oldest and newest', () => {
		expect([oldestVersion(), newestVersion()]).toEqual([v('1.20'), v('1.36')]);
	});
	const cases = (version: string, expected: string) =>
		test(`${version} is judged as ${expected}`, () => {
			expect(nearestVersion(v(version))).toEqual(v(expected));
		});
	cases('1.5', '1.20');
	cases('1.28', '1.28');
	cases('1.99', '1.36');
	cases('0.9', '1.20');
	cases('2.0', '1.36');
});

function v(text: string): Version {
	return parseVersion(text) ?? { major: 0, minor: 0 };
}
