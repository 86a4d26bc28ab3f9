import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A page in a real browser. */
export type Page = {
	/** The value of an expression in the page, as JSON. */
	readonly evaluate: (expression: string) => Promise<unknown>;
	/** What the page complained of so far: errors, refused scripts and requests. */
	readonly complaints: readonly string[];
	readonly close: () => Promise<void>;
};

/** Where Chromium is installed; undefined when it is not. */
export function findChromium(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const files = folders.flatMap((folder) =>
		['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)),
	);
	return files.find((file) => {
		try {
			accessSync(file, constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

/** Opens an address in headless Chromium, by the DevTools protocol. */
export async function openPage(chromium: string, address: string): Promise<Page> {
	const profile = mkdtempSync(join(tmpdir(), 'holdfast-browser-'));
	const browser = spawn(
		chromium,
		[
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			address,
		],
		{ stdio: 'ignore' },
	);
	const socket = await connect(profile, address);
	const complaints: string[] = [];
	const waiting = new Map<number, (result: unknown) => void>();
	socket.addEventListener('message', ({ data }) => {
		const { id, method, params, result } = JSON.parse(String(data));
		if (id !== undefined) waiting.get(id)?.(result);
		if (method === 'Runtime.exceptionThrown') complaints.push(params.exceptionDetails.text);
		if (method === 'Log.entryAdded') complaints.push(params.entry.text);
	});
	let last = 0;
	const ask = (method: string, params: object = {}) =>
		new Promise<unknown>((resolve) => {
			const id = ++last;
			waiting.set(id, resolve);
			socket.send(JSON.stringify({ id, method, params }));
		});
	await Promise.all([ask('Runtime.enable'), ask('Log.enable')]);
	const evaluate = async (expression: string) => {
		const answer = await ask('Runtime.evaluate', { expression, returnByValue: true });
		return (answer as { result: { value: unknown } }).result.value;
	};
	// The empty page that a browser begins with is complete too.
	const isThere = `location.href === ${JSON.stringify(address)} && document.readyState === 'complete'`;
	while ((await evaluate(isThere)) !== true) await wait(20);
	return {
		complaints,
		evaluate,
		async close() {
			socket.close();
			await ended(browser);
			rmSync(profile, { recursive: true, force: true });
		},
	};
}

async function connect(profile: string, address: string): Promise<WebSocket> {
	for (let tries = 0; tries < 200; tries++) {
		const target = await findTarget(profile, address).catch(() => undefined);
		if (target) return opened(new WebSocket(target));
		await wait(50);
	}
	throw new Error('Chromium did not open the page');
}

async function findTarget(profile: string, address: string): Promise<string | undefined> {
	const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
	const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
	const page = (targets as { url: string; webSocketDebuggerUrl: string }[]).find(
		({ url }) => url === address,
	);
	return page?.webSocketDebuggerUrl;
}

function opened(socket: WebSocket): Promise<WebSocket> {
	return new Promise((resolve, reject) => {
		socket.addEventListener('open', () => resolve(socket));
		socket.addEventListener('error', reject);
	});
}

function ended(browser: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		browser.once('exit', () => resolve());
		browser.kill();
	});
}
