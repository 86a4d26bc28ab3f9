import { expect, it } from 'vitest';
import { renderPretty } from './pretty.ts';
import { standings } from './standing.ts';
import { emptyResult, reportOf, sampleFinding, sampleResult } from './test-sample.ts';

const checks = new Map(
	[...sampleResult().checks].map(([id, info]) => [
		id,
		{
			...info,
			standards: id === 'pod/privileged' ? (['pss:baseline', 'cis:5.2.2'] as const) : [],
			...(id === 'network/node-port' && {
				standards: ['cis:5.3.2'] as const,
				looksAt: ['Service'],
			}),
			...(id === 'resources/memory-limit' && { standards: ['cis:5.6.3'] as const }),
		},
	]),
);

function standing(standard: string, sample = { ...sampleResult(), checks }) {
	const [only] = standings(reportOf(sample, 'en', [standard]), [standard]);
	const told = only?.controls.filter(({ status }) => status !== 'not-judged');
	return [
		only?.score,
		...(told ?? []).map(({ control, status, findings }) => `${control} ${status} ${findings}`),
	];
}

it('tells controls that fail, pass and do not apply', () => {
	expect(standing('cis')).toEqual([
		0,
		'cis:5.2.2 fail 1',
		'cis:5.3.2 not-applicable 0',
		'cis:5.6.3 fail 1',
	]);
	expect(standing('cis', { ...sampleResult(), findings: [], checks })).toEqual([
		100,
		'cis:5.2.2 pass 0',
		'cis:5.3.2 not-applicable 0',
		'cis:5.6.3 pass 0',
	]);
});

it('lists what no check answers, and gives no score for nothing', () => {
	const report = reportOf({ ...emptyResult, checks }, 'en', ['nsa']);
	const [nsa] = standings(report, ['nsa']);
	expect(nsa?.score).toBe(null);
	expect(new Set(nsa?.controls.map(({ status }) => status))).toEqual(new Set(['not-judged']));
});

it('narrows to a part of a standard', () => {
	expect(standing('cis:5.2')).toEqual([0, 'cis:5.2.2 fail 1']);
});

it('takes the checks themselves for the controls of Pod Security', () => {
	expect(standing('pss:baseline')).toEqual([0, 'pod/privileged fail 1']);
});

it('does not count what is suppressed', () => {
	const suppressed = { by: 'comment', reason: 'why' } as const;
	const findings = [sampleFinding('pod/privileged', 'name: app', { suppressed })];
	expect(standing('cis:5.2', { ...sampleResult(), findings, checks })).toEqual([
		100,
		'cis:5.2.2 pass 0',
	]);
});

it('stands in the report for people', () => {
	const report = reportOf({ ...sampleResult(), findings: [], warnings: [], checks }, 'en', [
		'cis:5.2',
	]);
	const options = { language: 'en', colour: false, width: 80, source: () => undefined } as const;
	const [table] = [...renderPretty(report, options)];
	expect(`\n${table?.split('\n').slice(0, 6).join('\n')}`).toMatchInlineSnapshot(`
		"
		── cis:5.2 ── 100 % of the judged controls pass

		  ? not judged  cis:5.2.1   Admission control for Pods is active
		  ✔ pass        cis:5.2.2   No privileged containers
		  ? not judged  cis:5.2.3   No hostPID
		  ? not judged  cis:5.2.4   No hostIPC"
	`);
});
