import { afterAll, describe, expect, test } from 'vitest';
import { brief, folderOf, holdfast, removeFolders, scanJson } from './holdfast.ts';
import { hostPid, pod, privileged } from './manifests.ts';

afterAll(removeFolders);

const check = ['--check', 'pod/privileged,host/pid'];

async function scan(files: Record<string, string>) {
	return scanJson(['.', ...check], { cwd: folderOf(files) });
}

const annotated = (line: string) =>
	hostPid.replace(
		'  name: host-pid\n',
		`  name: host-pid\n  annotations:\n    holdfast.dev/ignore: ${line}\n`,
	);

describe.concurrent('a comment suppresses', () => {
	test.each([
		[
			'its line',
			hostPid.replace('true', 'true # holdfast: ignore host/pid reads processes'),
			['(comment)'],
		],
		[
			'the next line',
			hostPid.replace('  hostPID', '  # holdfast: ignore host/* reads processes\n  hostPID'),
			['(comment)'],
		],
		[
			'its document',
			`# holdfast: ignore host/pid reads processes\n${hostPid}---\n${hostPid}`,
			['(comment)', ''],
		],
		[
			'what is nested',
			privileged.replace(
				'      securityContext:',
				'      # holdfast: ignore pod/privileged lab\n      securityContext:',
			),
			['(comment)'],
		],
		[
			'until its day',
			hostPid.replace('true', 'true # holdfast: ignore host/pid until 2999-12-31 reads processes'),
			['(comment)'],
		],
		[
			'not after its day',
			hostPid.replace('true', 'true # holdfast: ignore host/pid until 2020-01-31 reads processes'),
			[''],
		],
		['not without a reason', hostPid.replace('true', 'true # holdfast: ignore host/pid'), ['']],
		[
			'not another check',
			hostPid.replace('true', 'true # holdfast: ignore host/ipc reads processes'),
			[''],
		],
		[
			'not another line',
			hostPid.replace(
				'  containers',
				'  # holdfast: ignore host/pid reads processes\n  containers',
			),
			[''],
		],
	])('%s', async (_, manifest, marks) => {
		const { findings } = await scan({ 'a.yaml': manifest });
		expect(findings.map(({ suppressed }) => (suppressed ? `(${suppressed.by})` : ''))).toEqual(
			marks,
		);
	});
});

describe.concurrent('an annotation suppresses', () => {
	test.each([
		['on its object', annotated('host/pid reads processes'), ['a.yaml:8 host/pid (annotation)']],
		[
			'until a day',
			annotated('host/pid until 2999-12-31 reads processes'),
			['a.yaml:8 host/pid (annotation)'],
		],
		['not after it', annotated('host/pid until 2020-01-31 reads processes'), ['a.yaml:8 host/pid']],
		['not without a reason', annotated('host/pid'), ['a.yaml:8 host/pid']],
	])('%s', async (_, manifest, found) => {
		expect(brief(await scan({ 'a.yaml': manifest }))).toEqual(found);
	});
});

describe.concurrent('holdfast.yaml suppresses', () => {
	const files = { 'deploy/a.yaml': privileged, 'deploy/b.yaml': hostPid };
	const [a, b] = ['deploy/a.yaml:10 pod/privileged', 'deploy/b.yaml:6 host/pid'];

	test.each([
		['by check', 'check: host/pid', [a, `${b} (config)`]],
		['by a pattern of checks', 'check: "**"', [`${a} (config)`, `${b} (config)`]],
		['by path', 'check: "**"\n    path: deploy/a*', [`${a} (config)`, b]],
		['by resource', 'check: "**"\n    resource: Pod/host-*', [a, `${b} (config)`]],
		['by container', 'check: "**"\n    container: app', [`${a} (config)`, b]],
		['until a day', 'check: "**"\n    until: 2999-12-31', [`${a} (config)`, `${b} (config)`]],
		['not after it', 'check: "**"\n    until: 2020-12-31', [a, b]],
		['not elsewhere', 'check: "**"\n    path: "*.yaml"', [a, b]],
	])('%s', async (_, entry, found) => {
		const config = `suppressions:\n  - ${entry}\n    reason: a lab\n`;
		expect(brief(await scan({ 'holdfast.yaml': config, ...files }))).toEqual(found);
	});
});

describe.concurrent('a suppression', () => {
	test('stays in the report, with its reason and day', async () => {
		const line =
			'true # holdfast: ignore host/pid until 2999-12-31 reads the processes of the node';
		const { code, findings, summary } = await scan({ 'a.yaml': hostPid.replace('true', line) });
		expect(findings.map(({ suppressed }) => suppressed)).toEqual([
			{ by: 'comment', reason: 'reads the processes of the node', until: '2999-12-31' },
		]);
		expect({ code, summary }).toMatchObject({ code: 0, summary: { suppressed: 1 } });
	});

	test.each([
		[
			'that has expired',
			'host/pid until 2020-01-31 a lab',
			'the suppression of host/pid expired on 2020-01-31',
		],
		[
			'that hits nothing',
			'pod/privileged a lab',
			'the suppression of pod/privileged suppresses nothing',
		],
		['of no check', 'host/pdi a lab', 'no check is called host/pdi; did you mean host/pid?'],
		[
			'without a reason',
			'host/pid',
			'the suppression of host/pid gives no reason, so it does not hold',
		],
		[
			'with a day that is none',
			'host/pid until 2027-02-30 a lab',
			'`2027-02-30` is not a day: write `until YYYY-MM-DD`',
		],
	])('%s is reported at its place', async (_, directive, message) => {
		const manifest = hostPid.replace('true', `true # holdfast: ignore ${directive}`);
		const { warnings } = await scan({ 'a.yaml': manifest });
		expect(warnings).toEqual([{ message, file: 'a.yaml', line: 6, column: 17 }]);
	});

	test('of holdfast.yaml that hits nothing is reported there', async () => {
		const config = 'suppressions:\n  - check: host/pid\n    path: gone/**\n    reason: a lab\n';
		const { warnings } = await scan({ 'holdfast.yaml': config, 'a.yaml': pod('a') });
		expect(warnings).toEqual([
			{
				message: 'the suppression of host/pid suppresses nothing',
				file: expect.stringMatching(/holdfast\.yaml$/),
				line: 2,
				column: 5,
			},
		]);
	});

	test('of a check that did not run is not called idle', async () => {
		const cwd = folderOf({
			'a.yaml': privileged.replace('true', 'true # holdfast: ignore pod/privileged lab'),
		});
		const { warnings } = await scanJson(['.', '--check', 'host/pid'], { cwd });
		expect(warnings).toEqual([]);
	});

	test('is counted in the summary', async () => {
		const cwd = folderOf({
			'a.yaml': hostPid.replace('true', 'true # holdfast: ignore host/pid lab'),
		});
		const { stdout } = await holdfast(['scan', ...check], { cwd });
		expect(stdout).toContain('1 suppressed');
	});
});
