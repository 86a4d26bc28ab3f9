import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdfast, scanJson } from './holdfast.ts';

const root = resolve(import.meta.dirname, '../..');

/** What each practice is about, and what its bad example must therefore be caught by. */
const practices: readonly (readonly [folder: string, checks: readonly string[]])[] = [
	[
		'a1-security-context',
		[
			'pod/security-context',
			'pod/allow-privilege-escalation',
			'pod/drop-all',
			'pod/run-as-non-root',
			'pod/seccomp-profile',
			'pod/writable-root-filesystem',
		],
	],
	[
		'a2-privilege-escalation',
		[
			'pod/allow-privilege-escalation',
			'pod/escalation-contradiction',
			'pod/privileged',
			'pod/sudo',
		],
	],
	[
		'a3-non-root',
		[
			'pod/low-user-id',
			'pod/root-group',
			'pod/root-user',
			'pod/root-refused',
			'pod/run-as-non-root',
		],
	],
	[
		'a4-resources',
		[
			'resources/cpu-request',
			'resources/memory-limit',
			'resources/memory-request',
			'resources/memory-unit',
			'resources/request-above-limit',
		],
	],
	[
		'a5-service-account-token',
		[
			'service-account/cluster-admin',
			'service-account/default-binding',
			'service-account/default-token',
			'service-account/deprecated-field',
			'service-account/missing',
			'service-account/token-secret',
		],
	],
	[
		'a6-seccomp',
		[
			'pod/localhost-profile',
			'pod/seccomp-annotation',
			'pod/seccomp-profile',
			'pod/seccomp-unconfined',
			'schema/invalid-value',
		],
	],
	[
		'a7-capabilities',
		[
			'pod/dangerous-capability',
			'pod/drop-all',
			'pod/net-raw',
			'pod/unknown-added-capability',
			'pod/unknown-capability',
		],
	],
	['a8-read-only-root', ['pod/read-only-write-path', 'pod/writable-root-filesystem']],
	['a9-indentation', ['schema/unknown-field']],
];

test('each practice has an example', () => {
	const folders = readdirSync(join(root, 'examples'), { withFileTypes: true });
	expect(folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))).toEqual(
		practices.map(([folder]) => folder),
	);
});

describe.concurrent('the examples', () => {
	test('show real findings to a newcomer', async () => {
		const { code, stdout, stderr } = await holdfast(['scan', 'examples/']);
		expect([code, stderr]).toEqual([1, '']);
		for (const [folder] of practices) expect(stdout).toContain(`── examples/${folder}/bad.yaml ──`);
	});

	test('are read to the last document', async () => {
		const { inputs, warnings } = await scanJson(['examples']);
		expect(inputs.filter(({ reason }) => reason !== null)).toEqual([]);
		expect(warnings).toEqual([]);
	});

	test('are clean where they are good', async () => {
		const { findings } = await scanJson(['examples']);
		expect(findings.filter(({ file }) => file.endsWith('/good.yaml'))).toEqual([]);
	});

	test.each(practices)(
		'%s: the bad one is caught by the checks of the practice',
		async (folder, checks) => {
			const file = `examples/${folder}/bad.yaml`;
			const { findings } = await scanJson([file, '--profile', 'strict']);
			const caught = new Set(findings.map(({ check }) => check));
			expect(checks.filter((check) => !caught.has(check))).toEqual([]);
		},
	);

	test.each(practices)('%s: the good one is clean by itself', async (folder) => {
		const { code, findings } = await scanJson([`examples/${folder}/good.yaml`, '--fail-on', 'low']);
		expect({ code, findings }).toEqual({ code: 0, findings: [] });
	});
});
