import { type ChildProcess, execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const binary = join(root, 'dist/holdfast.js');

/** What a finished run of the command line left. */
export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Surroundings = {
	readonly cwd?: string;
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	/** The user to run as; only the administrator may choose. */
	readonly uid?: number;
};

/** Runs the built command line as a user does; in English and without colours unless `env` says so. */
export function holdfast(
	args: readonly string[],
	{ cwd = root, input = '', env = {}, uid }: Surroundings = {},
): Promise<Run> {
	return new Promise((done) => {
		const { PATH = '' } = process.env;
		const options = { cwd, env: { PATH, LANG: 'C.UTF-8', ...env }, maxBuffer: 64 * 1024 * 1024 };
		const child: ChildProcess = execFile(
			process.execPath,
			[binary, ...args],
			{ ...options, timeout: 20_000, ...(uid !== undefined && { uid }) },
			(_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
		);
		// Who does not read its input may be gone before it is written.
		child.stdin?.on('error', () => {});
		child.stdin?.end(input);
	});
}

const folders = new Set<string>();

/** A new folder with these files, by their paths. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'holdfast-'));
	folders.add(folder);
	for (const [path, content] of Object.entries(files)) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	return folder;
}

/** Takes all folders away again. */
export function removeFolders(): void {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	folders.clear();
}

/** The lines of a stack trace in an output; there must be none. */
export function stackLines({ stdout, stderr }: Run): string[] {
	return `${stdout}\n${stderr}`.split('\n').filter((line) => /^\s+at /.test(line));
}

export type JsonReport = {
	readonly summary: {
		readonly severities: Readonly<Record<string, number>>;
		readonly suppressed: number;
	};
	readonly findings: readonly {
		readonly check: string;
		readonly severity: string;
		readonly message: string;
		readonly resource: { readonly name: string };
		readonly file: string;
		readonly line: number;
		readonly fingerprint: string;
		readonly suppressed: { readonly by: string; readonly reason: string } | null;
	}[];
	readonly inputs: readonly {
		readonly file: string;
		readonly document: number | null;
		readonly status: string;
		readonly reason: string | null;
	}[];
	readonly warnings: readonly {
		readonly message: string;
		readonly file: string | null;
		readonly line: number | null;
	}[];
};

/** Scans with `--format json`: the report with its exit code. */
export async function scanJson(
	args: readonly string[],
	surroundings?: Surroundings,
): Promise<JsonReport & { readonly code: number }> {
	const { code, stdout, stderr } = await holdfast(
		['scan', '--format', 'json', ...args],
		surroundings,
	);
	if (stdout === '') throw new Error(stderr);
	return { code, ...JSON.parse(stdout) };
}

/** `file:line check`, one a finding; what is suppressed says by what. */
export function brief({ findings }: JsonReport): string[] {
	return findings.map(({ file, line, check, suppressed }) =>
		[`${file}:${line}`, check, ...(suppressed ? [`(${suppressed.by})`] : [])].join(' '),
	);
}
