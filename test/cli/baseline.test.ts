import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { brief, folderOf, holdfast, removeFolders, scanJson } from './holdfast.ts';
import { hostPid, privileged } from './manifests.ts';

afterAll(removeFolders);

const check = ['--check', 'pod/privileged,host/pid'];

/** A folder whose two findings are known. */
async function known(): Promise<string> {
	const cwd = folderOf({ 'a.yaml': privileged, 'b.yaml': hostPid });
	const { code, stderr } = await holdfast(['scan', ...check, '--write-baseline'], { cwd });
	expect({ code, stderr }).toEqual({
		code: 0,
		stderr: 'holdfast: 2 findings are now known in holdfast-baseline.json\n',
	});
	return cwd;
}

const against = [...check, '--baseline', 'holdfast-baseline.json'];

describe.concurrent('a baseline', () => {
	test('takes away what is known', async () => {
		const report = await scanJson(against, { cwd: await known() });
		expect([report.code, ...brief(report)]).toEqual([
			0,
			'a.yaml:10 pod/privileged (baseline)',
			'b.yaml:6 host/pid (baseline)',
		]);
	});

	test('leaves what is new', async () => {
		const cwd = await known();
		writeFileSync(join(cwd, 'c.yaml'), hostPid);
		const report = await scanJson(against, { cwd });
		expect([report.code, ...brief(report)]).toEqual([
			1,
			'a.yaml:10 pod/privileged (baseline)',
			'b.yaml:6 host/pid (baseline)',
			'c.yaml:6 host/pid',
		]);
	});

	test('survives moved lines and new neighbours', async () => {
		const cwd = await known();
		const neighbour = '    - name: first\n      image: registry.example.com/first:1.0.0\n';
		writeFileSync(
			join(cwd, 'a.yaml'),
			`# moved\n\n${privileged.replace('  containers:\n', `  containers:\n${neighbour}`)}`,
		);
		const report = await scanJson(against, { cwd });
		expect([report.code, ...brief(report)]).toEqual([
			0,
			'a.yaml:14 pod/privileged (baseline)',
			'b.yaml:6 host/pid (baseline)',
		]);
	});

	test('is the same wherever in the repository one stands', async () => {
		const cwd = folderOf({ '.git/HEAD': 'ref: refs/heads/main\n', 'deploy/a.yaml': hostPid });
		await holdfast(['scan', ...check, '--write-baseline'], { cwd });
		const below = await scanJson([...check, '--baseline', '../holdfast-baseline.json'], {
			cwd: join(cwd, 'deploy'),
		});
		expect(brief(below)).toEqual(['a.yaml:6 host/pid (baseline)']);
	});

	test('can be named in holdfast.yaml, from its folder', async () => {
		const cwd = folderOf({
			'holdfast.yaml': 'baseline: known.json\n',
			'deploy/a.yaml': hostPid,
		});
		const first = await holdfast(['scan', ...check, '--write-baseline'], {
			cwd: join(cwd, 'deploy'),
		});
		expect(first.stderr).toBe(`holdfast: 1 finding is now known in ${join(cwd, 'known.json')}\n`);
		const again = await scanJson(check, { cwd: join(cwd, 'deploy') });
		expect(brief(again)).toEqual(['a.yaml:6 host/pid (baseline)']);
	});

	test('written anew forgets what is gone and keeps what is there', async () => {
		const cwd = await known();
		writeFileSync(join(cwd, 'a.yaml'), hostPid.replace('host-pid', 'other'));
		await holdfast(['scan', ...against, '--write-baseline'], { cwd });
		const { findings } = JSON.parse(readFileSync(join(cwd, 'holdfast-baseline.json'), 'utf8'));
		expect(findings).toEqual([
			{
				fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
				check: 'host/pid',
				file: 'a.yaml',
				resource: 'Pod/other',
				path: 'spec.hostPID',
			},
			{
				fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
				check: 'host/pid',
				file: 'b.yaml',
				resource: 'Pod/host-pid',
				path: 'spec.hostPID',
			},
		]);
	});

	test('of inputs that could not all be judged says so', async () => {
		const cwd = folderOf({ 'a.yaml': hostPid, 'b.yaml': 'a: [\n' });
		const { code } = await holdfast(['scan', ...check, '--write-baseline'], { cwd });
		expect(code).toBe(3);
	});
});
