import { describe, expect, test } from 'vitest';
import { isDay, parseDirective } from './directive.ts';

describe('a directive says which checks, why and until when', () => {
	test.each<[source: string, checks: string[], reason: string, until?: string]>([
		['ignore pod/privileged a CNI plugin', ['pod/privileged'], 'a CNI plugin'],
		['  ignore\tpod/privileged\ta CNI plugin ', ['pod/privileged'], 'a CNI plugin'],
		['ignore pod/a, host/b,c/d why', ['pod/a', 'host/b', 'c/d'], 'why'],
		['ignore * why', ['*'], 'why'],
		['ignore pod/*,** why', ['pod/*', '**'], 'why'],
		['ignore pod/a until 2027-01-31 why', ['pod/a'], 'why', '2027-01-31'],
		['ignore pod/a until 2028-02-29 why so', ['pod/a'], 'why so', '2028-02-29'],
		['ignore pod/a untilled land', ['pod/a'], 'untilled land'],
		['ignore pod/a 原因', ['pod/a'], '原因'],
		['ignore pod/a because: "x", y', ['pod/a'], 'because: "x", y'],
	])('%j', (source, checks, reason, until) => {
		expect(parseDirective(source)).toEqual({ checks, reason, until });
	});
});

describe('a directive does not hold', () => {
	const form = 'not understood: write `holdfast: ignore CHECK until YYYY-MM-DD reason`';
	test.each([
		['', `${form} (got \`\`)`],
		['ignore', `${form} (got \`ignore\`)`],
		['Ignore pod/a why', `${form} (got \`Ignore pod/a why\`)`],
		['ignored pod/a why', `${form} (got \`ignored pod/a why\`)`],
		['ignore pod/a: why', `${form} (got \`ignore pod/a: why\`)`],
		['ignore -pod/a why', `${form} (got \`ignore -pod/a why\`)`],
		['ignore ,pod/a why', `${form} (got \`ignore ,pod/a why\`)`],
		['skip pod/a why', `${form} (got \`skip pod/a why\`)`],
		[`skip ${'x'.repeat(99)}`, `${form} (got \`skip ${'x'.repeat(55)}…\`)`],
		['ignore pod/a', 'the suppression of pod/a gives no reason, so it does not hold'],
		['ignore pod/a,b/c ', 'the suppression of pod/a, b/c gives no reason, so it does not hold'],
		[
			'ignore pod/a until 2027-01-31',
			'the suppression of pod/a gives no reason, so it does not hold',
		],
		['ignore pod/a until soon why', '`soon` is not a day: write `until YYYY-MM-DD`'],
		['ignore pod/a until 2027-02-29 why', '`2027-02-29` is not a day: write `until YYYY-MM-DD`'],
		['ignore pod/a until 27-1-1 why', '`27-1-1` is not a day: write `until YYYY-MM-DD`'],
	])('%j', (source, problem) => {
		expect(parseDirective(source)).toEqual({
			problem: { en: problem, zh: expect.stringMatching(/\p{Script=Han}/u) },
		});
	});

	test('and takes no time to say so', () => {
		const sources = ['a,'.repeat(200_000), ' '.repeat(400_000), 'a ,'.repeat(100_000)];
		for (const source of sources) expect(parseDirective(`ignore ${source}!`)).toBeDefined();
	});
});

test.each([
	['2027-01-31', true],
	['2028-02-29', true],
	['2027-02-29', false],
	['2027-13-01', false],
	['2027-00-10', false],
	['2027-1-1', false],
	['2027-01-31T00:00:00Z', false],
	['', false],
])('%j is a day: %s', (value, expected) => {
	expect(isDay(value)).toBe(expected);
});
