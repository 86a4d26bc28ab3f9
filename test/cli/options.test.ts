import { afterAll, describe, expect, test } from 'vitest';
import { brief, folderOf, holdfast, removeFolders, scanJson } from './holdfast.ts';
import { fourChecks, hostPid, plain, pod, privileged } from './manifests.ts';

const cwd = folderOf({
	'all.yaml': [privileged, hostPid, plain].join('---\n'),
	'beta.yaml': `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: web
`,
	'uid.yaml': pod('uid', { spec: ['securityContext:', '  runAsUser: 1000'] }),
	'tree/a.yaml': hostPid,
	'tree/testdata/b.yaml': hostPid,
	'tree/c.json': JSON.stringify({
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name: 'json' },
		spec: { hostPID: true, containers: [{ name: 'app', image: 'registry.example.com/app:1' }] },
	}),
	'tree/notes.txt': 'hostPID: true\n',
	'tree/node_modules/d.yaml': hostPid,
});
afterAll(removeFolders);

describe.concurrent('the checks that run', () => {
	test.each([
		['--check by name', ['--check', 'host/pid'], ['all.yaml:17 host/pid']],
		[
			'--check by pattern and several times',
			['--check', 'host/*', '--check', 'pod/privileged'],
			['all.yaml:10 pod/privileged', 'all.yaml:17 host/pid'],
		],
		[
			'--check with commas',
			['--check', 'host/pid,pod/privileged'],
			['all.yaml:10 pod/privileged', 'all.yaml:17 host/pid'],
		],
		[
			'--skip takes away',
			[...fourChecks, '--skip', 'resources/*,pod/privileged'],
			['all.yaml:17 host/pid'],
		],
		[
			'--standard and --check together',
			[...fourChecks, '--standard', 'pss:baseline'],
			['all.yaml:10 pod/privileged', 'all.yaml:17 host/pid'],
		],
		['a control of a standard', ['--standard', 'cis:5.2.2'], ['all.yaml:10 pod/privileged']],
	])('%s', async (_, args, found) => {
		expect(brief(await scanJson(['all.yaml', ...args], { cwd }))).toEqual(found);
	});

	test('--standard asks for all of its checks and no others', async () => {
		const [{ stdout }, { summary }] = await Promise.all([
			holdfast(['checks', '--standard', 'pss:restricted', '--format', 'json']),
			scanJson(['all.yaml', '--standard', 'pss:restricted'], { cwd }),
		]);
		expect(summary).toMatchObject({ checks: JSON.parse(stdout).length });
	});

	test('--profile strict adds opinions', async () => {
		const ofUser = async (...args: string[]) =>
			brief(await scanJson(['uid.yaml', ...args], { cwd })).filter((line) =>
				line.includes('user-id'),
			);
		expect(await ofUser()).toEqual([]);
		expect(await ofUser('--profile', 'strict')).toEqual(['uid.yaml:7 pod/low-user-id']);
	});
});

describe.concurrent('--kubernetes-version', () => {
	test.each([
		['1.24', ['beta.yaml:1 schema/deprecated-api'], []],
		['v1.24.3', ['beta.yaml:1 schema/deprecated-api'], []],
		['1.25', ['beta.yaml:1 schema/removed-api'], []],
		[
			'1.99',
			['beta.yaml:1 schema/removed-api'],
			['the API of Kubernetes 1.99 is not known; fields and kinds are judged as of 1.36'],
		],
	])('%s', async (version, found, warnings) => {
		const report = await scanJson(
			['beta.yaml', '--check', 'schema/*', '--kubernetes-version', version],
			{ cwd },
		);
		expect(brief(report)).toEqual(found);
		expect(report.warnings.map(({ message }) => message)).toEqual(warnings);
	});
});

describe.concurrent('what is read', () => {
	const check = ['--check', 'host/pid'];
	const a = 'tree/a.yaml:6 host/pid';
	const b = 'tree/testdata/b.yaml:6 host/pid';
	const c = 'tree/c.json:1 host/pid';

	test.each([
		['a folder, sorted', ['tree'], [a, c, b]],
		['a file once, however it is spelt', ['tree/a.yaml', './tree/a.yaml', 'tree'], [a, c, b]],
		['--exclude below folders', ['tree', '--exclude', '**/testdata/**'], [a, c]],
		['--exclude spares what is named', ['tree/a.yaml', '--exclude', '**'], [a]],
		[
			'no folders of packages, unless named',
			['tree/node_modules'],
			['tree/node_modules/d.yaml:6 host/pid'],
		],
	])('%s', async (_, args, found) => {
		expect(brief(await scanJson([...args, ...check], { cwd }))).toEqual(found);
	});

	test('the folder one stands in, when nothing is named', async () => {
		const report = await scanJson(check, { cwd: `${cwd}/tree/testdata` });
		expect(brief(report)).toEqual(['b.yaml:6 host/pid']);
	});

	test('what git does not ignore', async () => {
		const repository = folderOf({
			'.git/HEAD': 'ref: refs/heads/main\n',
			'.gitignore': 'out/\n*.local.yaml\n!keep.local.yaml\n',
			'a.yaml': hostPid,
			'keep.local.yaml': hostPid,
			'mine.local.yaml': hostPid,
			'out/b.yaml': hostPid,
		});
		const report = await scanJson(check, { cwd: repository });
		expect(brief(report)).toEqual(['a.yaml:6 host/pid', 'keep.local.yaml:6 host/pid']);
	});

	test('standard input', async () => {
		const report = await scanJson(['-', 'tree/a.yaml', ...check], { cwd, input: hostPid });
		expect(brief(report)).toEqual(['-:6 host/pid', a]);
	});

	test('standard input, with its lines in the report', async () => {
		const { stdout } = await holdfast(['scan', '-', ...check], { cwd, input: hostPid });
		expect(stdout).toContain('6 │   hostPID: true');
	});
});

describe.concurrent('a wrong option is told in one line', () => {
	test.each([
		[['scna'], "unknown command 'scna'; did you mean 'scan'?"],
		[
			['deploy/web.yaml'],
			"unknown command 'deploy/web.yaml'; files are scanned with `holdfast scan PATH`",
		],
		[['scan', '--fial-on', 'high'], "unknown option '--fial-on'; did you mean '--fail-on'?"],
		[
			['scan', '--fail-on', 'hgih'],
			"--fail-on: 'hgih' is not one of none, low, medium, high, critical; did you mean 'high'?",
		],
		[['scan', '--fail-on'], '--fail-on <severity>: the value is missing'],
		[
			['scan', '--format', 'xml'],
			"--format: 'xml' is not one of pretty, json, sarif, junit, gitlab, github, markdown, html, csv, prometheus, openreports, policyreport",
		],
		[
			['scan', '--output', 'report.json'],
			'--output: write FORMAT=FILE with a format of pretty, json, sarif, junit, gitlab, github, markdown, html, csv, prometheus, openreports, policyreport',
		],
		[
			['scan', '--output', 'xml=a.xml'],
			'--output: write FORMAT=FILE with a format of pretty, json, sarif, junit, gitlab, github, markdown, html, csv, prometheus, openreports, policyreport',
		],
		[['scan', '--jobs', '0'], "--jobs: '0' is not a whole number from 1 to 64"],
		[['scan', '--jobs', 'many'], "--jobs: 'many' is not a whole number from 1 to 64"],
		[
			['scan', '--kubernetes-version', 'new'],
			`--kubernetes-version: 'new' is not a Kubernetes version such as "1.34", quoted in YAML`,
		],
		[['scan', '--lang', 'fr'], "--lang: 'fr' is not en or zh"],
		[
			['scan', '--profile', 'strikt'],
			"--profile: 'strikt' is not one of default, strict; did you mean 'strict'?",
		],
		[
			['scan', '--check', 'pod/priviliged'],
			"no check is called 'pod/priviliged'; did you mean 'pod/privileged'?",
		],
		[['scan', '--skip', 'zzz/*'], "no check is called 'zzz/*'; list them with `holdfast checks`"],
		[['scan', '--skip', '**'], 'these options leave no check to run'],
		[
			['scan', '--standard', 'pss:restrictd'],
			"no check answers the standard 'pss:restrictd'; did you mean 'pss:restricted'?",
		],
		[
			['scan', '--baseline', 'absent.json'],
			'baseline absent.json: no such file or folder; make one with --write-baseline',
		],
		[['scan', '--baseline', 'all.yaml'], 'all.yaml is not a baseline of holdfast'],
		[
			['scan', 'all.yaml', '--output', 'json=absent/a.json'],
			'absent/a.json cannot be written: no such file or folder',
		],
		[
			[
				'scan',
				'all.yaml',
				'--write-baseline',
				'--baseline',
				'absent/a.json',
				'--output',
				'json=/dev/null',
			],
			'absent/a.json cannot be written: no such file or folder',
		],
		[['checks', '--format', 'sarif'], "--format: 'sarif' is not one of pretty, json"],
		[['checks', 'pod'], "too many words for 'checks'"],
		[['explain'], '<id> is missing'],
		[['completion', 'tcsh'], "<shell>: 'tcsh' is not one of bash, zsh, fish"],
		[
			['--lang', 'zh', 'scan', '--fial-on', 'high'],
			"未知的选项 '--fial-on'；是否想写 '--fail-on'？",
		],
		[
			['scan', '--lang', 'zh', '--format', 'xml'],
			"--format：'xml' 不在可选值 pretty、json、sarif、junit、gitlab、github、markdown、html、csv、prometheus、openreports、policyreport 之中",
		],
	])('%j', async (args, message) => {
		const { code, stderr } = await holdfast(args, { cwd });
		expect({ code, stderr }).toEqual({ code: 2, stderr: `holdfast: ${message}\n` });
	});
});

describe.concurrent('help', () => {
	test.each([
		[['--help'], 'Usage: holdfast'],
		[['scan', '--help'], 'Usage: holdfast scan'],
		[['help', 'explain'], 'Usage: holdfast explain'],
		[['help', 'scan', '--lang', 'zh'], '用法： holdfast scan'],
		[['--lang', 'zh', '--help'], '用法： holdfast'],
	])('%j', async (args, start) => {
		const { code, stdout, stderr } = await holdfast(args);
		expect({ code, stderr, start: stdout.slice(0, start.length) }).toEqual({
			code: 0,
			stderr: '',
			start,
		});
	});

	test('names each choice and default once', async () => {
		const { stdout } = await holdfast(['scan', '--help']);
		const option = /--fail-on <severity>([\s\S]*?)\n {2}--/.exec(stdout)?.[1];
		expect(option?.trim().replace(/\s+/g, ' ')).toBe(
			'lowest severity that makes the exit code 1: none, low, medium, high, critical (default: high)',
		);
	});

	test('without a command it tells the commands, as an error', async () => {
		const { code, stdout, stderr } = await holdfast([]);
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain('Commands:');
	});
});
