import { afterAll, describe, expect, test } from 'vitest';
import { folderOf, holdfast, removeFolders } from './holdfast.ts';
import { fourChecks, hostPid, plain, privileged } from './manifests.ts';

const cwd = folderOf({
	'critical.yaml': privileged,
	'high.yaml': hostPid,
	'medium.yaml': plain,
	'clean.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n',
	'broken.yaml': 'a: [\n',
	'suppressed.yaml': privileged.replace('true', 'true # holdfast: ignore pod/privileged a lab'),
});
afterAll(removeFolders);

async function exitCode(...args: string[]): Promise<number> {
	return (await holdfast(['scan', ...fourChecks, ...args], { cwd })).code;
}

describe.concurrent('the exit code is', () => {
	test.each([
		[0, 'without findings', ['clean.yaml']],
		[1, 'at a critical finding', ['critical.yaml']],
		[1, 'at a high finding', ['high.yaml']],
		[0, 'at a medium finding', ['medium.yaml']],
		[0, 'at a suppressed finding', ['suppressed.yaml']],
		[2, 'at a wrong option', ['clean.yaml', '--nonsense']],
		[2, 'at a missing configuration', ['clean.yaml', '--config', 'absent.yaml']],
		[3, 'when an input is broken', ['broken.yaml', 'clean.yaml']],
		[3, 'when an input is broken, findings or not', ['broken.yaml', 'critical.yaml']],
		[3, 'when an input is broken, whatever counts', ['broken.yaml', '--fail-on', 'none']],
		[0, 'when broken inputs are allowed', ['broken.yaml', 'clean.yaml', '--allow-unreadable']],
		[1, 'when broken inputs are allowed', ['broken.yaml', 'high.yaml', '--allow-unreadable']],
	])('%i %s', async (code, _, args) => {
		expect(await exitCode(...args)).toBe(code);
	});
});

test('a fault of our own fails closed, in one line', async () => {
	const fault = 'JSON.stringify = () => { throw new Error("out of luck") }';
	const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}` };
	const run = await holdfast(['scan', 'clean.yaml', '--format', 'json'], { cwd, env });
	expect({ code: run.code, stderr: run.stderr }).toEqual({
		code: 3,
		stderr: 'holdfast: unexpected failure: Error: out of luck; HOLDFAST_DEBUG=1 tells more\n',
	});
});

describe.concurrent('--fail-on', () => {
	test.each([
		['low', [1, 1, 1]],
		['medium', [1, 1, 1]],
		['high', [0, 1, 1]],
		['critical', [0, 0, 1]],
		['none', [0, 0, 0]],
	])('%s', async (level, codes) => {
		const files = ['medium.yaml', 'high.yaml', 'critical.yaml'];
		const found = files.map((file) => exitCode(file, '--fail-on', level));
		expect(await Promise.all(found)).toEqual(codes);
	});

	test('low counts what is low alone', async () => {
		const args = ['scan', 'medium.yaml', '--check', 'resources/cpu-request', '--fail-on'];
		const [low, medium] = await Promise.all([
			holdfast([...args, 'low'], { cwd }),
			holdfast([...args, 'medium'], { cwd }),
		]);
		expect([low.code, medium.code]).toEqual([1, 0]);
	});
});
