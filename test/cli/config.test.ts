import { afterAll, describe, expect, test } from 'vitest';
import { brief, folderOf, holdfast, removeFolders, scanJson } from './holdfast.ts';
import { hostPid, pod, privileged } from './manifests.ts';

afterAll(removeFolders);

const both = ['deploy/a.yaml:10 pod/privileged', 'deploy/b.yaml:6 host/pid'];

/** A folder with a configuration and two manifests below `deploy`. */
function project(config: string, more: Record<string, string> = {}): string {
	return folderOf({
		'holdfast.yaml': config,
		'deploy/a.yaml': privileged,
		'deploy/b.yaml': hostPid,
		...more,
	});
}

const two = 'check: [pod/privileged, host/pid]\n';

describe.concurrent('holdfast.yaml', () => {
	test.each([
		['check', two, both],
		['check, one word', 'check: host/pid\n', [both[1]]],
		['skip', `${two}skip: [host/*]\n`, [both[0]]],
		['standard', 'standard: ["cis:5.2.3"]\n', [both[1]]],
		['exclude', `${two}exclude: ["deploy/b*"]\n`, [both[0]]],
		['nothing at all', '', undefined],
		['nothing but a comment', '# nothing yet\n', undefined],
	])('sets %s', async (_, config, found) => {
		const report = await scanJson(['deploy'], { cwd: project(config) });
		if (found) expect(brief(report)).toEqual(found);
		else expect(brief(report)).toEqual(expect.arrayContaining(both));
	});

	test('is found above, and its patterns count from its folder', async () => {
		const cwd = project(`${two}exclude: ["deploy/b*"]\n`);
		expect(brief(await scanJson([], { cwd: `${cwd}/deploy` }))).toEqual([
			'a.yaml:10 pod/privileged',
		]);
	});

	test('named with --config takes the place of the one above', async () => {
		const cwd = project('nonsense: true\n', { 'ci.yaml': 'check: [host/pid]\n' });
		expect(brief(await scanJson(['deploy', '--config', 'ci.yaml'], { cwd }))).toEqual([both[1]]);
	});

	test('yields to the command line', async () => {
		const cwd = project('check: [host/pid]\nfailOn: critical\nlang: zh\n');
		const spoken = await holdfast(['scan', 'deploy'], { cwd });
		expect([spoken.code, spoken.stdout.includes('汇总')]).toEqual([0, true]);
		const named = await holdfast(['--lang', 'en', 'scan', 'deploy', '--fail-on', 'high'], { cwd });
		expect([named.code, named.stdout.includes('Summary')]).toEqual([1, true]);
	});

	test('sets what checks ask for', async () => {
		const uid = pod('uid', { spec: ['securityContext:', '  runAsUser: 5000'] });
		const image = pod('image');
		const cwd = folderOf({
			'holdfast.yaml': `check: [pod/low-user-id, image/*]
skip: [image/digest, image/pull-policy]
settings:
  minimumUserId: 3000
  allowedRegistries: [registry.example.org]
`,
			'image.yaml': image,
			'uid.yaml': uid,
		});
		expect(brief(await scanJson(['.'], { cwd }))).toEqual([
			'image.yaml:8 image/allowed-registries',
			'uid.yaml:10 image/allowed-registries',
		]);
	});
});

describe.concurrent('a mistake in holdfast.yaml is told with its place', () => {
	test.each([
		['failon: high\n', "1:1: unknown setting 'failon'; did you mean 'failOn'?"],
		[
			'lang: en\nfailOn: hgih\n',
			"2:1: 'hgih' is not one of none, low, medium, high, critical; did you mean 'high'?",
		],
		[
			'kubernetesVersion: 1.30\n',
			'1:1: 1.3 is not a Kubernetes version such as "1.34", quoted in YAML',
		],
		['jobs: 0\n', '1:1: 0 is not a whole number from 1 to 64'],
		[
			'settings:\n  minimumUserID: 1\n',
			"2:3: unknown setting 'settings.minimumUserID'; did you mean 'minimumUserId'?",
		],
		['settings:\n  maximumMemory: lots\n', "2:3: 'lots' is not a quantity such as 4Gi"],
		['settings: [1]\n', '1:1: a mapping is expected here'],
		['suppressions: {}\n', '1:1: a list is expected here'],
		['suppressions:\n  - check: host/pid\n', '2:5: a suppression needs a `reason`'],
		['suppressions:\n  - reason: why not\n', '2:5: a suppression needs `check`'],
		[
			'suppressions:\n  - check: host/pid\n    reason: a lab\n    until: soon\n',
			'4:5: write the day as YYYY-MM-DD',
		],
		[
			'suppressions:\n  - check: host/pid\n    resons: a lab\n',
			"3:5: unknown setting 'suppressions[0].resons'; did you mean 'reason'?",
		],
		['- a\n', '1:3: a mapping is expected here'],
		['a: 1\n---\nb: 2\n', '1:1: more than one document'],
		['check: [host/pid\n', '2:1: unexpected end of the stream within a flow collection'],
	])('%j', async (config, message) => {
		const { code, stdout, stderr } = await holdfast(['scan'], { cwd: project(config) });
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr.replace(/^holdfast: .*holdfast\.yaml:/, '')).toBe(`${message}\n`);
	});

	test('in Chinese', async () => {
		const { stderr } = await holdfast(['scan', '--lang', 'zh'], { cwd: project('failon: high\n') });
		expect(stderr).toMatch(/holdfast\.yaml:1:1：未知的设置 'failon'；是否想写 'failOn'？\n$/);
	});
});
