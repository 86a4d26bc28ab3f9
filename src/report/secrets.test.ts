import { expect, test } from 'vitest';
import type { Finding } from '../model/finding.ts';
import { pageData } from './html/data.ts';
import { renderPretty } from './pretty.ts';
import { emptyResult, reportOf, sampleFinding, sampleSource, sourceOf } from './test-sample.ts';

const secret = sampleFinding('secret/env', 'privileged: true', { isSecret: true });
const source = () => sourceOf(sampleSource);

/** Line 8 holds the secret. */
const sampleLines = [
	{ sign: ' ', text: '      securityContext:' },
	{ sign: '-', text: '        privileged: true' },
	{ sign: '+', text: '        privileged: false' },
] as const;

function pretty(findings: readonly Finding[], language: 'en' | 'zh' = 'en'): string {
	const options = { language, colour: false, width: 80, source } as const;
	return [...renderPretty(reportOf({ ...emptyResult, findings }, language), options)].join('');
}

function page(findings: readonly Finding[]): string {
	const diffs = () => [{ from: 7, lines: sampleLines }];
	const report = reportOf({ ...emptyResult, findings }, 'en');
	return JSON.stringify(pageData(report, 'en', { sources: source, diffs }));
}

test('a secret is told by its place, and its line is not shown', () => {
	expect(`\n${pretty([secret])}`).toMatchInlineSnapshot(`
		"
		── web.yaml ── 1 high

		Pod web (namespace shop)

		  web.yaml:8:9
		  (not shown: a secret stands here)
		  ▲ HIGH      secret/env [secret/env]
		            → (by hand)

		── Summary ──

		  1 finding  ▲ 1 high
		  Looked at 0 objects in 0 documents of 0 files, with 0 checks.
		"
	`);
	expect(pretty([secret], 'zh')).toContain('  （此处含密钥，不予显示）\n');
	expect(page([secret])).not.toContain('privileged: true');
});

const suppressed = { by: 'comment', reason: 'known' } as const;
const beside = sampleFinding('pod/a', 'securityContext:');
const around = sampleFinding(
	'pod/b',
	'- name: app\n      securityContext:\n        privileged: true',
);

test.each([
	['at the same place', [sampleFinding('pod/c', 'privileged: true'), secret]],
	['on the line above', [beside, secret]],
	['around it', [around, secret]],
	['when the secret is suppressed', [around, beside, { ...secret, suppressed }]],
])('other findings do not show the line either: %s', (_, findings) => {
	expect(pretty(findings)).not.toContain('privileged: true');
	expect(pretty(findings)).toContain('not shown');
	expect(page(findings)).not.toContain('privileged: true');
});

test('where there is no secret, the source is shown', () => {
	expect(pretty([beside, around])).toContain('privileged: true');
	expect(page([beside])).toContain('+        privileged: false');
	expect(page([beside])).toContain('privileged: true');
});
