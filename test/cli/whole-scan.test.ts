import { afterAll, describe, expect, test } from 'vitest';
import { brief, folderOf, holdfast, removeFolders, scanJson } from './holdfast.ts';

afterAll(removeFolders);

// One check looks at an object alone, the other from one object to another.
const checks = ['--check', 'host/pid,service-account/missing'];
const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: n}\n';
const pod = (name: string, more = '') => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: n}
spec:
  serviceAccountName: lost${more}
  hostPID: true
  containers: [{name: app, image: "a:1"}]
`;

describe.concurrent('checks of the whole world', () => {
	test('speak in the order of the text, among the others', async () => {
		const cwd = folderOf({ 'b.yaml': `${pod('one')}---\n${pod('two')}`, 'a.yaml': account });
		const report = await scanJson(['.', ...checks], { cwd });
		expect(brief(report)).toEqual([
			'b.yaml:5 service-account/missing',
			'b.yaml:6 host/pid',
			'b.yaml:13 service-account/missing',
			'b.yaml:14 host/pid',
		]);
		expect(report.summary.severities).toEqual({ critical: 0, high: 2, medium: 0, low: 2 });
	});

	test('are suppressed by comments, which then have an effect', async () => {
		const comment = ' # holdfast: ignore service-account/missing made by the operator';
		const cwd = folderOf({ 'b.yaml': pod('one', comment), 'a.yaml': account });
		const report = await scanJson(['.', ...checks], { cwd });
		expect(brief(report)).toEqual([
			'b.yaml:5 service-account/missing (comment)',
			'b.yaml:6 host/pid',
		]);
		expect([report.summary.suppressed, report.warnings]).toEqual([1, []]);
	});
});

test('the report is the same whoever scanned which file', async () => {
	const files = Object.fromEntries(
		Array.from({ length: 300 }, (_, i) => [`${i % 7}/${i}.yaml`, `${pod(`p${i}`)}---\n${account}`]),
	);
	const cwd = folderOf({
		...files,
		'holdfast.yaml':
			'suppressions:\n- {check: host/pid, path: "3/*.yaml", reason: lab}\n- {check: host/ipc, reason: none}\n',
	});
	const [one, three] = await Promise.all(
		['1', '3'].map((jobs) =>
			holdfast(['scan', '.', ...checks, '--format', 'json', '--jobs', jobs], { cwd }),
		),
	);
	expect(three).toEqual(one);
	const { summary, inputs, findings } = JSON.parse(one?.stdout ?? '');
	expect([summary.suppressed, findings.length, inputs.length]).toEqual([43, 600, 601]);
	const names: string[] = inputs.map(({ file }: { file: string }) => file);
	expect(names).toEqual(names.toSorted());
});
