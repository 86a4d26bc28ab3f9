import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFields } from '../../model/fields.ts';
import type { Fields } from '../../model/resource.ts';
import type { Version } from '../../model/version.ts';
import { controlIds, type PodLike } from './control.ts';
import { evaluate, type Policy } from './evaluate.ts';

const restricted: Policy = { level: 'restricted', version: 'latest' };

describe('evaluate', () => {
	it('allows anything at the privileged level', () => {
		const pod = podOf({ hostPID: true });
		expect(evaluate({ level: 'privileged', version: 'latest' }, pod)).toEqual({
			allowed: true,
			results: [],
		});
	});

	it('lists the controls of a level in the order of upstream', () => {
		const checks = (policy: Policy) => evaluate(policy, podOf({})).results.map((r) => r.check);
		expect(checks({ level: 'baseline', version: 'latest' })).toEqual(controlIds.slice(0, 12));
		expect(checks({ level: 'restricted', version: at(0) })).toEqual([
			'appArmorProfile',
			'capabilities_baseline',
			'hostNamespaces',
			'hostPorts',
			'privileged',
			'procMount',
			'seLinuxOptions',
			'seccompProfile_baseline',
			'sysctls',
			'windowsHostProcess',
			'restrictedVolumes',
			'runAsNonRoot',
		]);
		expect(checks(restricted)).toEqual([
			'appArmorProfile',
			'hostNamespaces',
			'hostPorts',
			'hostProbesAndHostLifecycle',
			'privileged',
			'seLinuxOptions',
			'sysctls',
			'windowsHostProcess',
			'allowPrivilegeEscalation',
			'capabilities_restricted',
			'procMount_restricted',
			'restrictedVolumes',
			'runAsNonRoot',
			'runAsUser',
			'seccompProfile_restricted',
		]);
	});

	it('tells reason, detail and places of what it forbids', () => {
		const verdict = evaluate(
			{ level: 'baseline', version: 'latest' },
			podOf({
				hostPID: true,
				containers: [{ name: 'c', securityContext: { privileged: true } }],
			}),
		);
		expect(verdict.allowed).toBe(false);
		expect(verdict.results.filter((result) => !result.allowed)).toEqual([
			{
				check: 'hostNamespaces',
				allowed: false,
				reason: 'host namespaces',
				detail: 'spec.hostPID is true',
				violations: [{ path: ['spec', 'hostPID'], value: true }],
			},
			{
				check: 'privileged',
				allowed: false,
				reason: 'privileged',
				detail: 'container "c" securityContext.privileged is true',
				violations: [
					{
						path: ['spec', 'containers', 0, 'securityContext', 'privileged'],
						container: 'c',
						value: true,
					},
				],
			},
		]);
	});

	it('keeps the detail short whatever the Pod says', () => {
		const add = Array.from({ length: 1000 }, () => 'X'.repeat(10_000));
		const containers = [{ name: 'n'.repeat(10_000), securityContext: { capabilities: { add } } }];
		const { results } = evaluate(restricted, podOf({ containers }));
		const result = results.find(({ check }) => check === 'capabilities_restricted');
		if (result === undefined || result.allowed) throw new Error('expected to be forbidden');
		expect(result.detail.length).toBeLessThan(2000);
		expect(result.detail).toContain('and 996 more');
	});

	it('shares one verdict among clean Pods and versions newer than known', () => {
		const clean = evaluate(restricted, podOf({}));
		expect(evaluate({ ...restricted, version: { major: 1, minor: 99 } }, podOf({}))).toBe(clean);
	});
});

describe('for any input', () => {
	const version: fc.Arbitrary<Version> = fc.integer({ min: 0, max: 37 }).map(at);

	it('never throws', () => {
		const pods = fc.record({ metadata: fc.jsonValue(), spec: fc.jsonValue() });
		fc.assert(
			fc.property(fc.oneof(pods, podShapes), version, (pod, version) => {
				const { metadata, spec } = pod;
				evaluate(
					{ level: 'restricted', version },
					{ metadata: asFields(metadata), spec: asFields(spec) },
				);
			}),
		);
	});

	it('allows at baseline what it allows at restricted, Windows aside', () => {
		// From 1.25 a Windows Pod is exempt from the restricted controls of capabilities and seccomp,
		// which still override the baseline ones; the API refuses such fields on Windows.
		fc.assert(
			fc.property(podShapes, version, (pod, version) => {
				const isAllowed = evaluate({ level: 'restricted', version }, pod).allowed;
				fc.pre(isAllowed && (pod.spec.os as Fields | undefined)?.name !== 'windows');
				expect(evaluate({ level: 'baseline', version }, pod).allowed).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});

const podShapes: fc.Arbitrary<PodLike> = (() => {
	const sometimes = (...values: unknown[]) => fc.constantFrom(...values, null, undefined);
	const profile = fc.oneof(
		{ weight: 4, arbitrary: fc.constant({ type: 'RuntimeDefault' }) },
		sometimes({ type: 'Unconfined' }, {}, 'x'),
	);
	const mostly = (good: unknown, ...others: unknown[]) =>
		fc.oneof(
			{ weight: 6, arbitrary: fc.constant(good) },
			{ weight: 1, arbitrary: sometimes(...others) },
		);
	const securityContext = fc.record({
		allowPrivilegeEscalation: mostly(false, true, 'false'),
		privileged: mostly(undefined, true, 1),
		runAsNonRoot: mostly(true, false),
		runAsUser: mostly(1000, 0),
		procMount: mostly(undefined, 'Unmasked', 'Default'),
		capabilities: mostly({ drop: ['ALL'] }, { drop: ['ALL'], add: ['NET_ADMIN'] }, []),
		seccompProfile: profile,
		appArmorProfile: mostly(undefined, { type: 'Unconfined' }),
		seLinuxOptions: mostly({ level: 's0' }, { type: 'spc_t' }, { user: 'u' }),
		windowsOptions: mostly({}, { hostProcess: true }),
		sysctls: mostly([], [{ name: 'kernel.msgmax' }]),
	});
	const container = fc.record({
		name: sometimes('a', 'b'),
		securityContext,
		ports: mostly([{ containerPort: 80 }], [{ hostPort: 80 }]),
		livenessProbe: mostly({ httpGet: { path: '/' } }, { httpGet: { host: 'h' } }),
	});
	const containers = fc.array(container, { maxLength: 2 });
	const volume = mostly({ emptyDir: {} }, { hostPath: {} }, { emptyDir: {}, hostPath: {} }, 'v');
	const spec = fc.record({
		containers,
		initContainers: containers,
		ephemeralContainers: containers,
		securityContext,
		volumes: fc.array(volume, { maxLength: 2 }),
		hostNetwork: mostly(undefined, true),
		hostUsers: sometimes(true, false),
		os: sometimes({ name: 'windows' }, { name: 'linux' }),
	});
	const annotations = mostly(
		{},
		{
			'container.apparmor.security.beta.kubernetes.io/a': 'unconfined',
			'seccomp.security.alpha.kubernetes.io/pod': 'unconfined',
		},
	);
	return fc.record({ metadata: fc.record({ annotations }), spec });
})();

function at(minor: number): Version {
	return { major: 1, minor };
}

function podOf(spec: Fields): PodLike {
	return { metadata: {}, spec };
}
