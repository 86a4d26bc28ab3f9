import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { brief, folderOf, holdfast, type JsonReport, removeFolders, scanJson } from './holdfast.ts';
import { hostPid, plain, privileged } from './manifests.ts';

const check = ['--check', 'pod/privileged,host/pid'];
const cwd = folderOf({ 'b.yaml': hostPid, 'a.yaml': privileged, 'broken.yaml': 'a: [\n' });
/** Enough files for several threads, every tenth of them broken. */
const many = folderOf(
	Object.fromEntries(
		Array.from({ length: 140 }, (_, i) => [
			`team-${i % 7}/app-${i}.yaml`,
			i % 10 === 0
				? 'a: [\n'
				: [privileged, hostPid, plain].join('---\n').replaceAll('app:1', `app:${i}`),
		]),
	),
);
afterAll(removeFolders);

const inOrder = ['a.yaml:10 pod/privileged', 'b.yaml:6 host/pid'];

describe.concurrent('--format', () => {
	test('pretty is for people', async () => {
		const { code, stdout, stderr } = await holdfast(['scan', ...check], { cwd });
		expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
		const inTurn = [
			'a.yaml',
			'Pod privileged',
			'10 │         privileged: true',
			'[pod/privileged]',
			'b.yaml',
			'6 │   hostPID: true',
			'[host/pid]',
			'broken.yaml',
			'2 findings',
			'1 input could not be read',
		];
		const places = inTurn.map((words) => stdout.indexOf(words));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(places).not.toContain(-1);
	});

	test('json holds its schema', async () => {
		const schema = resolve(import.meta.dirname, '../../docs/schemas/scan.schema.json');
		const validate = new Ajv2020({ allowUnionTypes: true }).compile(
			JSON.parse(readFileSync(schema, 'utf8')),
		);
		const { stdout } = await holdfast(['scan', '--format', 'json'], { cwd });
		validate(JSON.parse(stdout));
		expect(validate.errors).toBe(null);
	});

	test('json says what became of each input', async () => {
		const report = await scanJson(check, { cwd });
		expect(brief(report)).toEqual(inOrder);
		expect(report.inputs.map(({ file, status }) => [file, status])).toEqual([
			['a.yaml', 'scanned'],
			['b.yaml', 'scanned'],
			['broken.yaml', 'unreadable'],
		]);
	});

	test('sarif names the same places', async () => {
		const { stdout } = await holdfast(['scan', ...check, '--format', 'sarif'], { cwd });
		const { version, runs } = JSON.parse(stdout);
		const places = runs[0].results.map((result: SarifResult) => {
			const { artifactLocation, region } = result.locations[0].physicalLocation;
			return `${artifactLocation.uri}:${region.startLine} ${result.ruleId}`;
		});
		expect([version, ...places]).toEqual(['2.1.0', ...inOrder]);
	});
});

type SarifResult = {
	ruleId: string;
	locations: [
		{ physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } },
	];
};

describe.concurrent('--output', () => {
	test('writes further reports, each as if it stood alone', async () => {
		const there = folderOf({ 'a.yaml': privileged });
		const files = ['pretty', 'json', 'sarif'].map((format) => join(there, `report.${format}`));
		const outputs = files.flatMap((file) => ['--output', `${file.split('.').at(-1)}=${file}`]);
		const run = await holdfast(['scan', 'a.yaml', ...check, ...outputs], { cwd: there });
		const alone = await Promise.all(
			['pretty', 'json', 'sarif'].map((format) =>
				holdfast(['scan', 'a.yaml', ...check, '--format', format], { cwd: there }),
			),
		);
		const written = files.map((file) => readFileSync(file, 'utf8'));
		expect(written).toEqual(alone.map(({ stdout }) => stdout));
		expect(run.stdout).toBe(alone[0]?.stdout);
	});

	test('that cannot be written is wrong use, and leaves nothing behind', async () => {
		const there = folderOf({ 'a.yaml': privileged, 'taken/x': '' });
		const { code, stderr } = await holdfast(
			['scan', 'a.yaml', ...check, '--output', 'json=taken'],
			{ cwd: there },
		);
		expect({ code, stderr }).toEqual({
			code: 2,
			stderr: 'holdfast: taken cannot be written: a folder, not a file\n',
		});
	});
});

describe.concurrent('the output is the same', () => {
	const json = async (...args: string[]) =>
		(await holdfast(['scan', '--format', 'json', ...args], { cwd: many })).stdout;

	test('whatever the number of threads, on every run', async () => {
		const [one = '', ...others] = await Promise.all(
			['1', '2', '3', '3'].map((jobs) => json('--jobs', jobs)),
		);
		expect(others.map((other) => other === one)).toEqual([true, true, true]);
		const { findings }: JsonReport = JSON.parse(one);
		expect(new Set(findings.map(({ file }) => file)).size).toBe(126);
		expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
	}, 20_000);

	test('whatever the order of the arguments', async () => {
		const teams = Array.from({ length: 7 }, (_, i) => `team-${i}`);
		const [there, back] = await Promise.all([
			json(...teams, ...check),
			json(...teams.toReversed(), ...check),
		]);
		expect(there === back).toBe(true);
	});
});

describe.concurrent('the language', () => {
	test.each([
		['English', {}, [], 'Summary'],
		['Chinese by LANG', { LANG: 'zh_CN.UTF-8' }, [], '汇总'],
		['Chinese by LC_ALL', { LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, [], '汇总'],
		['English by LC_MESSAGES', { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'C' }, [], 'Summary'],
		['Chinese by --lang', {}, ['--lang', 'zh'], '汇总'],
		['English by --lang', { LANG: 'zh_CN.UTF-8' }, ['--lang=en'], 'Summary'],
	])('is %s', async (_, env, args, word) => {
		const { stdout } = await holdfast(['scan', ...check, ...args], { cwd, env });
		expect(stdout).toContain(word);
	});

	test('is that of messages, not of data', async () => {
		const [en, zh] = await Promise.all([
			scanJson(check, { cwd }),
			scanJson([...check, '--lang', 'zh'], { cwd }),
		]);
		expect(zh.findings[0]?.message).toMatch(/\p{Script=Han}/u);
		const data = ({ findings }: JsonReport) => findings.map(({ message: _, ...rest }) => rest);
		expect(data(zh)).toEqual(data(en));
	});
});

describe.concurrent('colours', () => {
	test.each([
		['not into a pipe', {}, [], false],
		['when forced', { FORCE_COLOR: '1' }, [], true],
		['not when FORCE_COLOR is 0', { FORCE_COLOR: '0' }, [], false],
		['not with NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
		['with an empty NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
		['not with --no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
	])('%s', async (_, env, args, isColoured) => {
		const { stdout } = await holdfast(['scan', ...check, ...args], { cwd, env });
		expect(stdout.includes('\u001b[')).toBe(isColoured);
	});
});

describe.concurrent('standard output', () => {
	test.each([['pretty'], ['json'], ['sarif']])('may be closed early (%s)', async (format) => {
		const run = await closedAfterFirst(['scan', '--format', format]);
		expect(run).toEqual({ code: 3, signal: null, stderr: '' });
	});

	test.skipIf(process.platform !== 'linux')('may be full, which is told in one line', async () => {
		const run = await into('/dev/full', ['scan', '--format', 'json']);
		expect(run).toEqual({
			code: 2,
			stderr: 'holdfast: standard output cannot be written: no space left\n',
		});
	});
});

const binary = resolve(import.meta.dirname, '../../dist/holdfast.js');

/** As `holdfast ... | head -1` does: reads a little and leaves. */
function closedAfterFirst(args: string[]) {
	return new Promise((done) => {
		const child = spawn(process.execPath, [binary, ...args], { cwd: many });
		let stderr = '';
		child.stdout.once('data', () => child.stdout.destroy());
		child.stderr.on('data', (data) => {
			stderr += data;
		});
		child.on('close', (code, signal) => done({ code, signal, stderr }));
	});
}

function into(file: string, args: string[]) {
	const descriptor = openSync(file, 'w');
	return new Promise((done) => {
		const child = spawn(process.execPath, [binary, ...args], {
			cwd: many,
			stdio: ['ignore', descriptor, 'pipe'],
		});
		let stderr = '';
		child.stderr?.on('data', (data) => {
			stderr += data;
		});
		child.on('close', (code) => {
			closeSync(descriptor);
			done({ code, stderr });
		});
	});
}
