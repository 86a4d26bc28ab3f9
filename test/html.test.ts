import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { findChromium, openPage } from './browser.ts';
import { folderOf, holdfast, removeFolders } from './cli/holdfast.ts';
import { hostPid, privileged } from './cli/manifests.ts';

afterAll(removeFolders);

const chromium = findChromium();
const check = ['--check', 'pod/privileged,host/pid'];
const evil = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)>';

/** The report as a page in a real browser. */
async function pageOf(files: Record<string, string>, ...options: string[]) {
	const cwd = folderOf(files);
	const { stdout } = await holdfast(['scan', '.', '--format', 'html', ...check, ...options], {
		cwd,
	});
	const file = join(folderOf({}), 'report.html');
	writeFileSync(file, stdout);
	return openPage(chromium ?? '', pathToFileURL(file).href);
}

const cards = '[...document.querySelectorAll(".finding .message")].map((e) => e.textContent)';

// Without a browser there is nothing to drive the page with: install Debian's chromium.
describe.skipIf(chromium === undefined)('the HTML report in a browser (chromium)', () => {
	test('shows findings, the worst first, with their source', async () => {
		const page = await pageOf({ 'a.yaml': hostPid, 'b.yaml': privileged });
		expect(await page.evaluate(cards)).toHaveLength(2);
		await page.evaluate('document.querySelector(".finding").open = true; 1');
		await page.evaluate('new Promise((done) => setTimeout(done, 100)); 1');
		expect(await page.evaluate('document.querySelector(".finding mark").textContent')).toBe(
			'privileged: true',
		);
		expect(await page.evaluate('document.querySelector(".finding .check code").textContent')).toBe(
			'pod/privileged',
		);
		expect(page.complaints).toEqual([]);
		await page.close();
	});

	test('shows what a fix changes', async () => {
		const page = await pageOf({ 'b.yaml': privileged });
		await page.evaluate('document.querySelector(".finding").open = true; 1');
		await page.evaluate('new Promise((done) => setTimeout(done, 100)); 1');
		const lines =
			'[...document.querySelectorAll(".diff .gone, .diff .come")].map((e) => e.textContent)';
		expect(await page.evaluate(lines)).toEqual([
			'-        privileged: true',
			'+        privileged: false',
		]);
		await page.close();
	});

	test('filters by severity, family and words', async () => {
		const page = await pageOf({ 'a.yaml': hostPid, 'b.yaml': privileged });
		const shown = async () => ((await page.evaluate(cards)) as string[]).length;
		await page.evaluate('document.querySelector(".chip.critical").click()');
		expect(await shown()).toBe(1);
		await page.evaluate('document.querySelector(".chip.critical").click()');
		expect(await shown()).toBe(2);
		await page.evaluate(`{
			const search = document.querySelector('input');
			search.value = 'B.YAML';
			search.dispatchEvent(new Event('input'));
		}`);
		expect(await shown()).toBe(1);
		await page.evaluate(`{
			const family = document.querySelectorAll('select')[2];
			family.value = 'host';
			family.dispatchEvent(new Event('change'));
		}`);
		expect(await page.evaluate('document.querySelector(".none").textContent')).toBe(
			'Nothing matches these filters.',
		);
		await page.close();
	});

	test('speaks Chinese', async () => {
		const page = await pageOf({ 'b.yaml': privileged }, '--lang', 'zh');
		expect(await page.evaluate('[document.documentElement.lang, document.title]')).toEqual([
			'zh-CN',
			'Holdfast 报告',
		]);
		expect(await page.evaluate('document.querySelector(".badge").textContent')).toBe('严重');
		await page.close();
	});

	test('runs nothing that a manifest says', async () => {
		const page = await pageOf({
			'a.yaml': hostPid.replace('name: host-pid', `name: ${JSON.stringify(evil)}`),
			'b.yaml': `a: [ # ${evil}`,
		});
		expect(await page.evaluate('document.title')).toBe('Holdfast report');
		expect(await page.evaluate('document.querySelectorAll("img, main script").length')).toBe(0);
		expect(await page.evaluate('document.querySelector(".object").textContent')).toContain(evil);
		expect(await page.evaluate('document.querySelectorAll(".unread li").length')).toBe(1);
		expect(page.complaints).toEqual([]);
		await page.close();
	});
});
