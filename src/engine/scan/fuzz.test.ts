import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registry } from '../../checks/registry.generated.ts';
import { World } from '../../kube/world.ts';
import { defaultSettings } from '../../model/settings.ts';
import { planChecks } from './plan.ts';
import { scanText, type TextScan } from './text.ts';
import { scanWorld } from './world.ts';

const { local, world, reads } = planChecks(registry);
const alone = { version: { major: 1, minor: 36 }, settings: defaultSettings };
const context = { ...alone, world: new World([]), today: '2026-11-24', reads };

/** All checks over a text. */
function scanAll(source: string): TextScan {
	const input = { file: 'a.yaml', identity: 'a.yaml', text: source, isDiscovered: false };
	const scan = scanText(input, local, context);
	const files = { identityOf: (file: string) => file, reread: () => source };
	const late = scanWorld(scan.facts, world, alone, files);
	return { ...scan, findings: [...scan.findings, ...[...late.values()].flat()] };
}

const security = {
	privileged: true,
	runAsUser: 0,
	capabilities: { add: ['SYS_ADMIN'], drop: ['ALL'] },
	seccompProfile: { type: 'Localhost', localhostProfile: 'a' },
	appArmorProfile: { type: 'Unconfined' },
	seLinuxOptions: { type: 'a', user: 'b' },
	windowsOptions: { hostProcess: true },
	procMount: 'Unmasked',
};
const container = {
	name: 'a',
	image: 'registry.example.com:5000/a/b:latest@sha256:0',
	command: ['sh', '-c', 'sudo x'],
	args: ['--a'],
	env: [
		{ name: 'A', value: 'b' },
		{ name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
	],
	envFrom: [{ configMapRef: { name: 'c' } }],
	ports: [{ containerPort: 22, hostPort: 22, name: 'p' }],
	volumeMounts: [{ name: 'v', mountPath: '/', subPath: '..', mountPropagation: 'Bidirectional' }],
	resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '2' } },
	livenessProbe: { httpGet: { host: 'x', port: 1 } },
	lifecycle: { postStart: { tcpSocket: { host: 'x', port: 1 } } },
	securityContext: security,
};
const pod = {
	metadata: {
		name: 'a',
		labels: { a: 'b' },
		annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'x' },
	},
	spec: {
		hostPID: true,
		hostNetwork: true,
		hostAliases: [{ ip: '1.1.1.1', hostnames: ['a'] }],
		serviceAccountName: 's',
		automountServiceAccountToken: true,
		imagePullSecrets: [{ name: 'p' }],
		securityContext: {
			...security,
			sysctls: [{ name: 'kernel.x', value: '1' }],
			fsGroup: 0,
			supplementalGroups: [0],
		},
		containers: [container],
		initContainers: [{ ...container, restartPolicy: 'Always' }],
		ephemeralContainers: [container],
		volumes: [
			{ name: 'v', hostPath: { path: '/var/run/docker.sock' } },
			{
				name: 'w',
				projected: {
					sources: [{ serviceAccountToken: { expirationSeconds: 99999, audience: 'x' } }],
				},
			},
			{ name: 'x', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } },
			{ name: 'y', secret: { secretName: 's', defaultMode: 511 } },
		],
	},
};
const objects = [
	{ apiVersion: 'v1', kind: 'Pod', ...pod },
	{
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'd' },
		spec: { replicas: 1, template: pod },
	},
	{
		apiVersion: 'batch/v1',
		kind: 'CronJob',
		metadata: { name: 'j' },
		spec: { jobTemplate: { spec: { template: pod } } },
	},
	{ apiVersion: 'a.b/v1', kind: 'C', spec: { jobs: [{ template: pod }] } },
	{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 's' }, secrets: [{ name: 'a' }] },
	{
		apiVersion: 'v1',
		kind: 'Secret',
		metadata: { name: 's', annotations: { 'kubernetes.io/service-account.name': 'a' } },
		type: 'kubernetes.io/service-account-token',
		data: { a: 'b' },
	},
	{
		apiVersion: 'v1',
		kind: 'Namespace',
		metadata: { name: 'n', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
	},
	{
		apiVersion: 'rbac.authorization.k8s.io/v1',
		kind: 'ClusterRoleBinding',
		metadata: { name: 'b' },
		roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
		subjects: [{ kind: 'ServiceAccount', name: 's', namespace: 'n' }],
	},
	{
		apiVersion: 'rbac.authorization.k8s.io/v1',
		kind: 'ClusterRole',
		metadata: { name: 'r' },
		rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
	},
	{
		apiVersion: 'storage.k8s.io/v1',
		kind: 'StorageClass',
		metadata: { name: 'c' },
		provisioner: 'ebs.csi.aws.com',
		parameters: { encrypted: 'false' },
	},
];

const hostile = fc.constantFrom<unknown>(
	null,
	'',
	'x',
	0,
	-1,
	1.5,
	true,
	false,
	[],
	{},
	[null],
	[[]],
	['x', 5],
	[{}],
	{ x: null },
	{ name: [] },
	'x'.repeat(2000),
	'__proto__',
);

/** A copy of a value in which the node that `at` counts to is another. */
function replaceNode(value: unknown, at: { left: number }, by: unknown): unknown {
	if (at.left-- === 0) return by;
	if (Array.isArray(value)) return value.map((each) => replaceNode(each, at, by));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [key, replaceNode(each, at, by)]),
	);
}

function countNodes(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 1;
	return Object.values(value).reduce((sum: number, each) => sum + countNodes(each), 1);
}

describe('no object is too strange for the checks', () => {
	test.each(objects.map((object) => [object.kind, object] as const))('%s', (_, object) => {
		const nodes = countNodes(object);
		const change = fc.record({ left: fc.nat({ max: nodes - 1 }), by: hostile });
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
				const changed = changes.reduce<unknown>(
					(value, { left, by }) => replaceNode(value, { left }, by),
					object,
				);
				for (const { range, message, fingerprint } of scanAll(JSON.stringify(changed)).findings) {
					expect(range.start.line).toBe(1);
					expect(message.en).not.toMatch(/undefined|\[object/);
					expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
				}
			}),
			{ numRuns: 60 },
		);
	});

	test('every node of a Pod in turn, as a word', () => {
		const [first] = objects;
		for (let left = 0; left < countNodes(first); left++) {
			const changed = replaceNode(first, { left }, 'word');
			expect(scanAll(JSON.stringify(changed)).ledger).toHaveLength(1);
		}
	});
});

test('a scan says the same on every run', () => {
	const source = objects.map((object) => JSON.stringify(object, null, 2)).join('\n---\n');
	expect(scanAll(source)).toEqual(scanAll(source));
	expect(scanAll(source).findings.length).toBeGreaterThan(50);
});
