import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	readFileSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
	brief,
	folderOf,
	holdfast,
	type JsonReport,
	removeFolders,
	scanJson,
	stackLines,
} from './holdfast.ts';
import { hostPid, pod } from './manifests.ts';

afterAll(removeFolders);

const check = ['--check', 'host/pid'];

/** What a scan of one input says of it: exit code, status and message, told once and calmly. */
async function judge(path: string, cwd: string, input?: string | Uint8Array) {
	const file = join(folderOf({}), 'report.json');
	const args = ['scan', path, ...check, '--output', `json=${file}`];
	const run = await holdfast(args, { cwd, ...(input !== undefined && { input }) });
	expect([run.stderr, stackLines(run)]).toEqual(['', []]);
	const report: JsonReport = JSON.parse(readFileSync(file, 'utf8'));
	const told = report.inputs.flatMap(({ status, reason }) => (reason ? [{ status, reason }] : []));
	const words = run.stdout.replace(/\s+/g, ' ');
	expect(told.map(({ reason }) => words.split(reason).length - 1)).toEqual(told.map(() => 1));
	return [run.code, ...told.map(({ status, reason }) => `${status}: ${reason}`)];
}

const bomb = Array.from({ length: 12 }, (_, i) =>
	i === 0
		? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n'
		: `a${i}: &a${i} [${Array(10).fill(`*a${i - 1}`)}]\n`,
).join('');

const chart = `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
{{- if .Values.host }}
spec:
  hostPID: true
{{- end }}
`;

describe.concurrent('one clear message for', () => {
	test.each<[string, string | Uint8Array, (string | number)[]]>([
		[
			'a binary file',
			Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]),
			[3, 'unreadable: a binary file: it holds a zero byte'],
		],
		[
			'invalid UTF-8',
			Buffer.from('kind: Pod\nname: \xff\xfe\n', 'latin1'),
			[3, 'unreadable: not valid UTF-8; save it as UTF-8'],
		],
		[
			'UTF-16',
			Buffer.from('\ufeffkind: Pod\n', 'utf16le'),
			[3, 'unreadable: the file is UTF-16; save it as UTF-8'],
		],
		[
			'tabs',
			'apiVersion: v1\n\tkind: Pod\n',
			[3, expect.stringContaining('unreadable: tab characters')],
		],
		['a broken flow map', 'a: {b: [1, 2\nc: d\n', [3, expect.stringContaining('unreadable: ')]],
		['an unclosed flow map', 'a: {b: 1', [3, expect.stringContaining('unreadable: ')]],
		['100 KB of [', '['.repeat(100 * 1024), [3, 'unreadable: nested deeper than 100 levels']],
		['an alias bomb', bomb, [3, 'unreadable: aliases repeat more than 100000 values']],
		[
			'a Helm template',
			chart,
			[
				3,
				'unreadable: not rendered: this is a template, not YAML; scan what it renders to, for example `helm template CHART | holdfast scan -`',
			],
		],
		['an empty file', '', [0, 'skipped: empty']],
		['nothing but comments', '# nothing\n---\n# here\n', [0, 'skipped: empty']],
		[
			'a kind that nobody knows',
			'apiVersion: acme.io/v1\nkind: Rocket\nmetadata:\n  name: r\n',
			[0, 'scanned: schema not checked: Rocket of acme.io/v1 is not a built-in kind'],
		],
		['no manifest', 'hello: world\n', [0, expect.stringContaining('skipped: ')]],
		['a lone word', 'hello\n', [0, expect.stringContaining('skipped: ')]],
	])('%s', async (_, content, told) => {
		expect(await judge('a.yaml', folderOf({ 'a.yaml': content }))).toEqual(told);
	});

	test('no such path', async () => {
		expect(await judge('absent/a.yaml', folderOf({}))).toEqual([
			3,
			'unreadable: no such file or folder',
		]);
	});

	test('a file where a folder is asked for', async () => {
		expect(await judge('a.yaml/b.yaml', folderOf({ 'a.yaml': hostPid }))).toEqual([
			3,
			'unreadable: a part of the path is not a folder',
		]);
	});

	test('a 50 MB file', async () => {
		const cwd = folderOf({ 'big.yaml': '' });
		truncateSync(join(cwd, 'big.yaml'), 50 * 1024 * 1024);
		expect(await judge('big.yaml', cwd)).toEqual([
			3,
			'unreadable: larger than 32 MiB; split the file',
		]);
	});

	test('a folder without YAML', async () => {
		expect(await judge('.', folderOf({ 'readme.txt': 'hello' }))).toEqual([
			3,
			'unreadable: no YAML or JSON files, Dockerfiles or AppArmor profiles here',
		]);
	});

	test('an empty standard input', async () => {
		expect(await judge('-', folderOf({}), '')).toEqual([3, 'unreadable: standard input is empty']);
	});

	test('a binary standard input', async () => {
		expect(await judge('-', folderOf({}), Buffer.alloc(9))).toEqual([
			3,
			'unreadable: a binary file: it holds a zero byte',
		]);
	});

	test('a symbolic link to itself', async () => {
		const cwd = folderOf({});
		symlinkSync('self.yaml', join(cwd, 'self.yaml'));
		const told = [3, 'unreadable: a symbolic link that leads in a circle'];
		expect(await Promise.all([judge('self.yaml', cwd), judge('.', cwd)])).toEqual([told, told]);
	});

	test('a folder that links to itself', async () => {
		const cwd = folderOf({ 'deploy/a.yaml': hostPid });
		symlinkSync('../deploy', join(cwd, 'deploy/again'));
		expect(await judge('deploy', cwd)).toEqual([
			1,
			'skipped: a symbolic link to a folder, not followed',
		]);
	});
});

describe.concurrent('a named pipe', () => {
	test('among files is not waited for', async () => {
		const cwd = folderOf({});
		makePipe(join(cwd, 'pipe.yaml'));
		expect(await judge('.', cwd)).toEqual([3, 'unreadable: not a regular file']);
	});

	test('that is named is read, once', async () => {
		const cwd = folderOf({ 'account.yaml': account('other') });
		const pipe = join(cwd, 'pipe.yaml');
		makePipe(pipe);
		const [run] = await Promise.all([
			holdfast(
				['scan', 'pipe.yaml', 'account.yaml', '--check', 'service-account/missing', '--jobs', '2'],
				{ cwd },
			),
			writeFile(
				pipe,
				pod('web', { spec: ['serviceAccountName: web'] }).replace(
					'  name: web\n',
					'  name: web\n  namespace: shop\n',
				),
			),
		]);
		// Found by looking from object to object, and shown with its line.
		expect(run.stdout).toContain('pipe.yaml:7:3');
		expect(run.stdout).toContain('serviceAccountName: web');
	});
});

function makePipe(path: string): void {
	const program = 'mkfifo';
	execFileSync(program, [path]);
}

function account(name: string): string {
	return `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n  namespace: shop\n`;
}

test('a broken document leaves its neighbours alone', async () => {
	const three = [hostPid, 'a: [\n', hostPid.replace('host-pid', 'third')].join('---\n');
	const report = await scanJson(['a.yaml', ...check], { cwd: folderOf({ 'a.yaml': three }) });
	expect([report.code, ...brief(report)]).toEqual([3, 'a.yaml:6 host/pid', 'a.yaml:18 host/pid']);
	expect(report.inputs.map(({ document, status }) => [document, status])).toEqual([
		[1, 'scanned'],
		[2, 'unreadable'],
		[3, 'scanned'],
	]);
});

// The administrator may read everything, so somebody else has to try.
const nobody = 65534;

describe.skipIf(!canBeNobody())('without permission (skipped: cannot run as another user)', () => {
	test.each([
		['a folder', 'deploy', 0o000, 0o644],
		['a file', 'deploy/a.yaml', 0o755, 0o000],
	])('%s', async (_, path, folderMode, fileMode) => {
		const cwd = folderOf({});
		chmodSync(cwd, 0o755);
		mkdirSync(join(cwd, 'deploy'));
		writeFileSync(join(cwd, 'deploy/a.yaml'), hostPid);
		chmodSync(join(cwd, 'deploy/a.yaml'), fileMode);
		chmodSync(join(cwd, 'deploy'), folderMode);
		const run = await holdfast(['scan', path, ...check], { cwd, uid: nobody });
		expect([run.code, run.stderr, stackLines(run)]).toEqual([3, '', []]);
		expect(run.stdout).toContain(`${path}  permission denied`);
	});
});

function canBeNobody(): boolean {
	try {
		const program = join(import.meta.dirname, '../../dist/holdfast.js');
		execFileSync(process.execPath, [program, '--version'], { uid: nobody, stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
