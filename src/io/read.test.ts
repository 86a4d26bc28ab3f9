import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReadText, readText } from './read.ts';

let root = '';
beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), 'holdfast-read-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The text, or why there is none. */
function told(result: ReadText): string {
	if (result.kind === 'text') return result.text;
	const { status, reason, position } = result.row;
	const place = position ? ` at ${position.line}:${position.column}` : '';
	return `${status}: ${reason?.en}${place}`;
}

function written(content: string | Uint8Array): string {
	const file = join(root, 'file.yaml');
	writeFileSync(file, content);
	return file;
}

describe('a file is text, or a row says why not', () => {
	test.each<[what: string, content: string | Uint8Array, expected: string]>([
		['text', 'a: 键\r\n', 'a: 键\r\n'],
		['nothing', '', ''],
		['a mark', '\ufeffa', '\ufeffa'],
		[
			'Latin-1',
			Uint8Array.of(97, 10, 0xe9),
			'unreadable: not valid UTF-8; save it as UTF-8 at 2:1',
		],
		['a binary', Uint8Array.of(97, 0), 'unreadable: a binary file: it holds a zero byte at 1:2'],
		['UTF-16', Uint8Array.of(255, 254), 'unreadable: the file is UTF-16; save it as UTF-8 at 1:1'],
	])('%s', (_, content, expected) => {
		expect(told(readText(written(content)))).toBe(expected);
	});

	test('a folder', () => {
		expect(told(readText(root))).toBe('unreadable: a folder, not a file');
	});

	test('no such file', () => {
		const file = join(root, 'nobody');
		const reason = { en: 'no such file or folder', zh: '文件或目录不存在' };
		const row = { file, document: undefined, status: 'unreadable', reason, position: undefined };
		expect(readText(file)).toEqual({ kind: 'failure', row });
	});

	test('a file of 50 MB, without reading it', () => {
		const file = written('');
		truncateSync(file, 50 * 1024 * 1024);
		expect(told(readText(file))).toBe('unreadable: larger than 32 MiB; split the file');
	});
});

/** Runs a program of Node in a process of its own. */
const node = (program: string) => ['--input-type=module', '-e', program];
const readInput = `
	const { readText } = await import(${JSON.stringify(join(import.meta.dirname, 'read.ts'))});
	process.stdout.write(JSON.stringify(readText('-')));
`;

describe('streams', () => {
	test.each([
		['its text', 'a: 1\n', 'a: 1\n'],
		['more than one chunk', '键'.repeat(100_000), '键'.repeat(100_000)],
		['nothing', '', 'unreadable: standard input is empty'],
	])('standard input gives %s', (_, input, expected) => {
		const output = execFileSync(process.execPath, node(readInput), { input, encoding: 'utf8' });
		expect(told(JSON.parse(output))).toBe(expected);
	});

	test('standard input without an end is cut off', () => {
		const input = Buffer.alloc(33 * 1024 * 1024, 'a');
		const { stdout } = spawnWith(input);
		expect(told(JSON.parse(stdout))).toBe('unreadable: larger than 32 MiB; split the file');
	});

	test.skipIf(process.platform === 'win32')('a pipe that has a name gives its text', () => {
		const pipe = join(root, 'pipe.yaml');
		execFileSync('mkfifo', [pipe]);
		const write = `
			const { writeFileSync } = await import('node:fs');
			writeFileSync(${JSON.stringify(pipe)}, 'a: 1\\n');
		`;
		spawn(process.execPath, node(write), { stdio: 'ignore' });
		expect(told(readText(pipe))).toBe('a: 1\n');
	});
});

function spawnWith(input: Buffer): { stdout: string } {
	const file = join(root, 'large');
	writeFileSync(file, input);
	// The reader may leave before the writer is done.
	const program = `
		const { spawn } = await import('node:child_process');
		const { createReadStream } = await import('node:fs');
		const reader = spawn(process.execPath, ${JSON.stringify(node(readInput))}, {
			stdio: ['pipe', 'inherit', 'inherit'],
		});
		reader.stdin.on('error', () => {});
		createReadStream(${JSON.stringify(file)}).pipe(reader.stdin);
	`;
	return { stdout: execFileSync(process.execPath, node(program), { encoding: 'utf8' }) };
}
