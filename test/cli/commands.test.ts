import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { registry } from '../../src/checks/registry.generated.ts';
import { folderOf, holdfast, removeFolders } from './holdfast.ts';

afterAll(removeFolders);

test.each([['--version'], ['-V']])('%s prints the version', async (option) => {
	const run = await holdfast([option]);
	expect(run).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

describe.concurrent('holdfast checks', () => {
	const ids = registry.map(({ id }) => id);

	test('lists every check, one a line', async () => {
		const { code, stdout } = await holdfast(['checks']);
		const lines = stdout.trimEnd().split('\n');
		expect([code, lines.map((line) => line.split(' ')[0])]).toEqual([0, ids]);
		expect(lines.find((line) => line.startsWith('pod/privileged '))).toMatch(
			/^pod\/privileged +critical +The container is privileged$/,
		);
	});

	test('lists them as JSON', async () => {
		const { stdout } = await holdfast(['checks', '--format', 'json']);
		const list: { id: string }[] = JSON.parse(stdout);
		expect(list.map(({ id }) => id)).toEqual(ids);
		expect(list.find(({ id }) => id === 'pod/privileged')).toEqual({
			id: 'pod/privileged',
			title: 'The container is privileged',
			why: expect.any(String),
			mend: expect.any(String),
			severity: 'critical',
			profile: 'default',
			standards: expect.arrayContaining(['pss:baseline', 'cis:5.2.2']),
		});
	});

	test('lists those of a standard', async () => {
		const { stdout } = await holdfast(['checks', '--standard', 'cis:5.2.2']);
		const ids = stdout
			.trimEnd()
			.split('\n')
			.map((line) => line.split(' ')[0]);
		expect(ids).toContain('pod/privileged');
		expect(ids).not.toContain('host/pid');
	});

	test('speaks Chinese', async () => {
		const { stdout } = await holdfast(['checks', '--lang', 'zh']);
		expect(stdout).toMatch(/^pod\/privileged +critical +\p{Script=Han}/mu);
	});
});

describe.concurrent('holdfast explain', () => {
	test('tells why, the mend, the standards, and an example of each kind', async () => {
		const { code, stdout } = await holdfast(['explain', 'pod/privileged']);
		const heads = stdout.match(/^(?:pod\/|Why|Mend|Standards|Bad|Good)\S*/gm);
		expect([code, heads]).toEqual([
			0,
			['pod/privileged', 'Why:', 'Mend:', 'Standards:', 'Bad:', 'Good:'],
		]);
	});

	test.each([
		['the last part of an id', 'privileged', ['pod/privileged']],
		['a pattern', 'host/p*', ['host/pid', 'host/port', 'host/probe-host']],
		['a family', 'host', registry.map(({ id }) => id).filter((id) => id.startsWith('host/'))],
	])('takes %s', async (_, word, ids) => {
		const { stdout } = await holdfast(['explain', word]);
		expect(stdout.match(/^[a-z-]+\/[a-z-]+(?= {2})/gm)).toEqual(ids);
	});

	test.each([
		['pod/privilegd', "no check is called 'pod/privilegd'; did you mean 'pod/privileged'?"],
		['privilegd', "no check is called 'privilegd'; did you mean 'pod/privileged'?"],
		['zzz', "no check is called 'zzz'; list them with `holdfast checks`"],
	])('does not know %s', async (word, message) => {
		const { code, stderr } = await holdfast(['explain', word]);
		expect({ code, stderr }).toEqual({ code: 2, stderr: `holdfast: ${message}\n` });
	});

	test('speaks Chinese', async () => {
		const { stdout } = await holdfast(['explain', 'pod/privileged', '--lang', 'zh']);
		expect(stdout.match(/^(?:原因|修复|标准|反例|正例)/gm)).toEqual([
			'原因',
			'修复',
			'标准',
			'反例',
			'正例',
		]);
	});
});

describe.concurrent('holdfast completion', () => {
	const there = folderOf({ 'a file.yaml': '', 'holdfast.yaml': '', 'deploy/a.yaml': '' });

	describe.skipIf(!isInstalled('bash'))('bash (skipped: no bash here)', () => {
		test.each([
			['commands', ['sc'], ['scan']],
			['all commands', [''], ['scan', 'fix', 'checks', 'explain', 'completion']],
			['options', ['scan', '--fai'], ['--fail-on']],
			[
				'the values of an option',
				['scan', '--fail-on', ''],
				['none', 'low', 'medium', 'high', 'critical'],
			],
			['formats', ['checks', '--format', 'j'], ['json']],
			['languages', ['scan', '--lang', ''], ['en', 'zh']],
			['checks', ['explain', 'pod/privi'], ['pod/privileged']],
			['checks of an option', ['scan', '--skip', 'host/pi'], ['host/pid']],
			['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
			['files', ['scan', 'd'], ['deploy']],
			['names with spaces', ['scan', '--config', 'a'], ['a file.yaml']],
			['paths after options', ['scan', '--fail-on', 'low', 'hold'], ['holdfast.yaml']],
		])('completes %s', async (_, words, replies) => {
			const { stdout } = await holdfast(['completion', 'bash']);
			const program = `${stdout}
COMP_WORDS=(holdfast "$@"); COMP_CWORD=$#
_holdfast
printf '%s\\n' "\${COMPREPLY[@]}"`;
			const found = execFileSync('bash', ['--norc', '-c', program, 'bash', ...words], {
				cwd: there,
				encoding: 'utf8',
			});
			expect(found.trimEnd().split('\n')).toEqual(replies);
		});
	});

	test.each([['zsh'], ['fish']])('is a script that %s can read', async (shell) => {
		const { code, stdout } = await holdfast(['completion', shell]);
		expect(code).toBe(0);
		const folder = folderOf({ script: stdout });
		if (isInstalled(shell)) execFileSync(shell, ['-n', join(folder, 'script')], { stdio: 'pipe' });
	});

	test.skipIf(isInstalled('zsh'))(
		'zsh is not installed here, so its script was only printed',
		() => {},
	);
	test.skipIf(isInstalled('fish'))(
		'fish is not installed here, so its script was only printed',
		() => {},
	);
});

function isInstalled(shell: string): boolean {
	try {
		execFileSync(shell, ['-c', 'true'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
