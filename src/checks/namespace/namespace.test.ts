import { expect, test } from 'vitest';
import { problemPaths, runCheck } from '../../../test/run-check.ts';
import baseline from './pod-security-baseline.ts';
import invalid from './pod-security-invalid.ts';
import newerVersion from './pod-security-newer-version.ts';
import notEnforced from './pod-security-not-enforced.ts';
import privileged from './pod-security-privileged.ts';
import unpinned from './pod-security-unpinned.ts';
import unset from './pod-security-unset.ts';

const prefix = 'pod-security.kubernetes.io/';
const namespace = (labels: Record<string, unknown>, name = 'shop') =>
	`{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: ${JSON.stringify(
		Object.fromEntries(Object.entries(labels).map(([key, value]) => [prefix + key, value])),
	)}}}\n---\n`;

const checks = { unset, privileged, notEnforced, baseline, unpinned, newerVersion, invalid };

test.each([
	[{}, ['unset']],
	[{ enforce: 'privileged' }, ['privileged']],
	[{ enforce: 'baseline' }, ['baseline', 'unpinned']],
	[{ enforce: 'restricted' }, ['unpinned']],
	[{ enforce: 'restricted', 'enforce-version': 'latest' }, ['unpinned']],
	[{ enforce: 'restricted', 'enforce-version': 'v1.34' }, []],
	[{ enforce: 'restricted', 'enforce-version': 'v1.40' }, ['newerVersion']],
	[{ enforce: 'restricted', 'enforce-version': '1.34' }, ['invalid']],
	[{ enforce: 'Restricted' }, ['unpinned', 'invalid']],
	[{ enforce: null }, ['unpinned', 'invalid']],
	[{ warn: 'restricted' }, ['notEnforced']],
	[{ audit: 'baseline', warn: 'privileged' }, ['notEnforced']],
	[{ warn: 'privileged' }, []],
	[{ 'enforce-version': 'v1.30' }, ['unset']],
])('the labels %j', (labels, expected) => {
	const found = Object.entries(checks).flatMap(([name, check]) =>
		runCheck(check, namespace(labels)).length > 0 ? [name] : [],
	);
	expect(found).toEqual(expected);
});

test.each(['kube-system', 'kube-node-lease', 'openshift-monitoring'])(
	'%s is left alone',
	(name) => {
		const spoken = [unset, privileged].flatMap((check) =>
			problemPaths(check, namespace(check === unset ? {} : { enforce: 'privileged' }, name)),
		);
		expect(spoken).toEqual([]);
	},
);

test('versions before 1.23 know no labels', () => {
	expect(problemPaths(unset, namespace({}), { version: '1.22' })).toEqual([]);
});

test('what is only told is enforced at the lowest level told', () => {
	const [problem] = runCheck(notEnforced, namespace({ warn: 'restricted', audit: 'baseline' }));
	expect(problem?.fix?.edits).toMatchObject([{ value: 'baseline' }]);
});

test.each([
	['kyverno.io/v1', 'ClusterPolicy', 0],
	['nvidia.com/v1', 'ClusterPolicy', 1],
	['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', 0],
	['templates.gatekeeper.sh/v1', 'ConstraintTemplate', 0],
])('with a %s %s the namespace may be guarded without labels', (apiVersion, kind, count) => {
	const policy = `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a}}`;
	expect(problemPaths(unset, namespace({}) + policy)).toHaveLength(count);
});
